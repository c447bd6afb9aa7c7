using InoLink.Lab.Dataverse.Messages;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>
/// Deleting the row of a solution uninstalls it: a managed one takes its components and their data along, unless something outside needs them; of an
/// unmanaged one only the list goes (solution-format §2.2).
/// </summary>
internal sealed class SolutionRule : RowRule
{
    public override void BeforeDelete(RequestScope scope, TableMetadata table, Entity row)
    {
        if (!row.GetAttributeValue<bool>("ismanaged"))
        {
            return;
        }

        var inside = scope.Context with { UserId = scope.Dataverse.SystemUserId, IsSystem = true, BypassCustomLogic = true };
        var log = new ImportLog();
        var rows = new RowImport(scope.Dataverse, inside, log);
        var name = row.GetAttributeValue<string>("uniquename");
        var own = rows.All("solutioncomponent", "solutionid", row.Id).ToList();
        var dependencies = new SolutionDependencies(scope.Dataverse.Metadata, rows, name, own).Find().ToList();
        if (dependencies.Count > 0)
        {
            throw Faults.Of(FaultCode.SolutionDependenciesExist, $"Solution dependencies exist, cannot uninstall. DependencyCount : {dependencies.Count} {string.Join(' ', dependencies)}");
        }

        // a component that another solution lists as well stays with that one
        var removal = new ComponentRemoval(scope.Dataverse, rows, inside, log);
        removal.Rows([.. own.Where(component => rows.All("solutioncomponent", "objectid", component.GetAttributeValue<Guid>("objectid")).All(other => own.Any(o => o.Id == other.Id)))]);
        removal.Metadata(name, kept: null);
    }
}
