using InoLink.Engine.Companies;
using InoLink.Engine.ListLoading;
using InoLink.Engine.Problems;
using InoLink.Plugins.Registration;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>Asks for QuickBooks' lists (accounts, items, tax codes, terms …), which settings and text matching need. Calls no QuickBooks: the job does.</summary>
[CustomApi("ino_LoadLists", "prvWriteino_AccountingCompany", "Load lists", "Queues a link job that loads the lists of a QuickBooks company.")]
[RequestParameter("CompanyId", ApiType.Guid, "Accounting company whose lists to load.")]
[ResponseProperty("LinkJobId", ApiType.Guid, "The job: a new one, or the one that is open already.")]
public sealed class LoadLists : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        Company company = new Companies(run.System).Find(run.Input<Guid>("CompanyId"))
            ?? throw run.Refusal(Catalogue.CompanyMissing());
        run.Context.OutputParameters["LinkJobId"] = LoadRequest.Ask(run.System, company.Id, run.Context.InitiatingUserId, run.Context.OperationCreatedOn);
    });
}
