using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.Companies;

/// <summary>
/// Steps of ours that are disabled, as an unmanaged import leaves them that was made without "Enable plug-in steps and flows included in the solution" (solution-format §8.3).
/// Whatever is asked for then waits for ever, and nothing else would say why.
/// </summary>
public static class SwitchedOffSteps
{
    private const string Assembly = "InoLink.Plugins";
    private const int Disabled = 1;

    /// <summary>The problem, or null where all steps are on.</summary>
    public static Problem? Find(IOrganizationService system)
    {
        QueryExpression query = Rows.Query("sdkmessageprocessingstep", "name");
        query.Criteria.AddCondition("statecode", ConditionOperator.Equal, Disabled);
        query.AddLink("plugintype", "plugintypeid", "plugintypeid").LinkCriteria.AddCondition("assemblyname", ConditionOperator.Equal, Assembly);
        int count = system.RetrieveMultiple(query).Entities.Count;
        return count == 0 ? null : Catalogue.StepsSwitchedOff(count);
    }

    /// <summary>
    /// Says it on the rows of connected companies, which the dashboard shows, and takes it back once the steps are on. For the tick: a custom API, so it runs although no step does.
    /// </summary>
    public static void Tell(IOrganizationService system, IReadOnlyList<Company> companies)
    {
        Problem? problem = Find(system);
        string prefix = $"[{Catalogue.StepsSwitchedOff(0).Code}] ";
        string? told = problem == null ? null : prefix + problem.In(Languages.Of(system));
        foreach (Company company in companies.Where(company => company.State == CompanyState.Connected))
        {
            bool isOurs = company.StateReason.StartsWith(prefix, StringComparison.Ordinal);
            if ((told != null || isOurs) && company.StateReason != (told ?? ""))
            {
                system.Update(new Entity(CompanyTable.Name, company.Id) { [CompanyTable.StateReason] = told });
            }
        }
    }
}
