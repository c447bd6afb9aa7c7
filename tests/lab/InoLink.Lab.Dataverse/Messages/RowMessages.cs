using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>Older messages that are updates of particular columns today (special update operations).</summary>
internal static class RowMessages
{
    public static OrganizationResponse SetState(OrganizationRequest request, RequestScope scope)
    {
        var moniker = request.Required<EntityReference>("EntityMoniker");
        var status = request.Required<OptionSetValue>("Status");
        var change = new Entity(moniker.LogicalName, moniker.Id) { ["statecode"] = request.Required<OptionSetValue>("State") };

        // -1 asks for the state's default status reason
        if (status.Value != -1)
        {
            change["statuscode"] = status;
        }

        RowUpdate.Run(scope, change, ConcurrencyBehavior.Default, new UpdateRequest { Target = change });
        return request.Answer();
    }

    public static OrganizationResponse Assign(OrganizationRequest request, RequestScope scope)
    {
        var target = request.Required<EntityReference>("Target");
        var change = new Entity(target.LogicalName, target.Id) { ["ownerid"] = request.Required<EntityReference>("Assignee") };
        RowUpdate.Run(scope, change, ConcurrencyBehavior.Default, new UpdateRequest { Target = change });
        return request.Answer();
    }
}
