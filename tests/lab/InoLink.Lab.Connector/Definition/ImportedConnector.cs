using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Connector.Definition;

/// <summary>A custom connector as a solution brought it into an organization.</summary>
/// <param name="OpenApi">Swagger 2.0.</param>
/// <param name="Parameters">JSON of the connection parameters.</param>
/// <param name="Policies">JSON array of the policies.</param>
/// <param name="Code">Source of the script; null = there is none.</param>
public sealed record ImportedConnector(string Name, string OpenApi, string Parameters, string Policies, string? Code)
{
    /// <summary>Reads the connector's row.</summary>
    public static ImportedConnector Of(IOrganizationService service, string name)
    {
        ArgumentNullException.ThrowIfNull(service);
        QueryExpression query = new("connector") { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition("name", ConditionOperator.Equal, name);
        Entity row = service.RetrieveMultiple(query).Entities.Single();
        return new ImportedConnector(
            name, row.GetAttributeValue<string>("openapidefinition"), row.GetAttributeValue<string>("connectionparameters") ?? "{}", row.GetAttributeValue<string>("policytemplateinstances") ?? "[]",
            row.GetAttributeValue<string>("customcodeblobcontent"));
    }
}
