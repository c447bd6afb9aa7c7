using InoLink.Lab.Dataverse;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Tests.WebApi;

/// <summary>A custom API, registered by rows as a solution would, whose answer is what it was given: for looking at parameters and results.</summary>
internal sealed class EchoApi : IRequestExtension
{
    public const string Name = "lab_Echo";

    public const string Function = "lab_Say";

    private readonly IRequestExtension rest;

    private EchoApi(IRequestExtension rest) => this.rest = rest;

    /// <summary>The last request that arrived.</summary>
    public OrganizationRequest? Last { get; private set; }

    public static EchoApi Register(LocalDataverse dataverse, IReadOnlyDictionary<string, int> parameters)
    {
        IOrganizationService service = dataverse.ServiceFor(dataverse.AdministratorId);
        foreach ((string name, bool isFunction) in new[] { (Name, false), (Function, true) })
        {
            Guid api = service.Create(new Entity("customapi") { ["uniquename"] = name, ["name"] = name, ["displayname"] = name, ["isfunction"] = isFunction, ["bindingtype"] = new OptionSetValue(0) });
            foreach ((string parameter, int type) in parameters.Where(one => !isFunction || one.Value is not (3 or 4 or 5 or 11)))
            {
                foreach (string table in new[] { "customapirequestparameter", "customapiresponseproperty" })
                {
                    Entity row = new(table) { ["uniquename"] = parameter, ["name"] = parameter, ["displayname"] = parameter, ["type"] = new OptionSetValue(type), ["customapiid"] = new EntityReference("customapi", api) };
                    if (table == "customapirequestparameter")
                    {
                        row["isoptional"] = true;
                    }

                    service.Create(row);
                }
            }
        }

        EchoApi echo = new(dataverse.Pipeline.Extension!);
        dataverse.Pipeline.Extension = echo;
        return echo;
    }

    public bool WantsEvent(string message, string table) => rest.WantsEvent(message, table);

    public void AfterOperation(OperationEvent e) => rest.AfterOperation(e);

    public OrganizationResponse? ExecuteCustom(OrganizationRequest request, CallContext context)
    {
        if (request.RequestName is not (Name or Function))
        {
            return rest.ExecuteCustom(request, context);
        }

        Last = request;
        OrganizationResponse response = new() { ResponseName = request.RequestName };
        response.Results.AddRange(request.Parameters);
        return response;
    }
}
