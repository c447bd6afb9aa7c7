using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Documents;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Records;

/// <summary>
/// Documents go once. One that was changed afterwards, past all locks, no longer says what QuickBooks has: out of step (DESIGN §4.7, §5). It stays Linked (BOOKS B06); the record says what
/// was changed, and a job tells it.
/// </summary>
public sealed class OutOfStep
{
    private readonly IOrganizationService system;
    private readonly Companies.Companies companies;

    public OutOfStep(IOrganizationService system)
    {
        this.system = system;
        companies = new Companies.Companies(system);
    }

    /// <summary>The changed parts of each linked document that no longer equals what was sent, by record. Only reads, and in few queries.</summary>
    public IDictionary<Guid, IReadOnlyList<string>> Find(IEnumerable<Link> links)
    {
        Dictionary<Guid, IReadOnlyList<string>> found = new();
        foreach (IGrouping<Guid, Link> ofCompany in links.GroupBy(link => link.Company))
        {
            TimeZoneInfo zone = companies.Find(ofCompany.Key)?.Zone ?? TimeZoneInfo.Utc;
            foreach (IGrouping<string, Link> ofTable in ofCompany.GroupBy(link => link.Table))
            {
                if (DocumentTable.Of(ofTable.Key) is { } table)
                {
                    Compare(table, ofTable.ToDictionary(link => link.RecordId), zone, found);
                }
            }
        }

        return found;
    }

    /// <summary>Marks the document if it is out of step, and takes the mark off if it is in step again.</summary>
    /// <param name="row">The document with its link columns.</param>
    public void Check(Entity row, Link link, DateTime now)
    {
        bool marked = IsMarked(row);
        if (!Find(new[] { link }).TryGetValue(row.Id, out IReadOnlyList<string>? differences))
        {
            if (marked)
            {
                system.Update(new Entity(row.LogicalName, row.Id) { [Promotable.LinkError] = null });
            }

            return;
        }

        Problem problem = Catalogue.OutOfStep(string.Join(", ", differences), DocumentName.Of(link));
        Notice.Write(
            system, DeterministicId.Of("step", link.Id, problem.Sentence), link.Table, link.RecordId, link.RecordName, link.Company, JobSource.Crm, problem, row.Reference("modifiedby"), now);
        string told = problem.In(Languages.Of(system)).ToString();
        if (row.Text(Promotable.LinkError) != told)
        {
            system.Update(new Entity(row.LogicalName, row.Id) { [Promotable.LinkError] = told });
        }
    }

    private void Compare(DocumentTable table, Dictionary<Guid, Link> links, TimeZoneInfo zone, Dictionary<Guid, IReadOnlyList<string>> found)
    {
        foreach (KeyValuePair<Guid, DocumentSource> document in new DocumentReader(system, zone).Read(table, links.Keys))
        {
            IReadOnlyList<string> differences = DocumentFingerprint.Differences(links[document.Key].Sent, document.Value);
            if (differences.Count > 0)
            {
                found[document.Key] = differences;
            }
        }
    }

    /// <summary>True where the row says that it is out of step.</summary>
    public static bool IsMarked(Entity row) => Catalogue.OutOfStepBeginnings.Any(beginning => row.Text(Promotable.LinkError).StartsWith(beginning, StringComparison.Ordinal));
}
