using InoLink.Engine.Companies;
using InoLink.Engine.LinkExisting;
using InoLink.Engine.Problems;
using InoLink.Plugins.Registration;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>A page of unlinked records, each beside what it may be in QuickBooks. Reads the loaded lists; asks nothing of QuickBooks and writes nothing.</summary>
[CustomApi("ino_FindLinkProposals", "prvWriteino_AccountingCompany", "Find link proposals", "Proposes QuickBooks customers or items for records that are not linked.")]
[RequestParameter("CompanyId", ApiType.Guid, "Accounting company whose lists are compared with.")]
[RequestParameter("TableName", ApiType.String, "Logical name of the table: account, contact or product.")]
[RequestParameter("Search", ApiType.String, "Part of a record's name, number or e-mail; blank for all.", Optional = true)]
[RequestParameter("Filter", ApiType.String, "All (default), Proposed or Exact.", Optional = true)]
[RequestParameter("PageSize", ApiType.Integer, "Records of a page, 1 to 100; 50 where blank.", Optional = true)]
[RequestParameter("PageToken", ApiType.String, "NextPageToken of the page before; blank for the first.", Optional = true)]
[ResponseProperty("Records", ApiType.EntityCollection, "One row a record and proposal, the likeliest proposal of a record first: RecordId, RecordName, RecordNumber, RecordEmail, RecordPhone; where there is a proposal EntryId, QuickBooksId, QuickBooksName, QuickBooksFullName, QuickBooksEmail, QuickBooksPhone, Detail, Reasons (Number, Name, SimilarName, Email, Phone; separated by commas), IsExact.")]
[ResponseProperty("NextPageToken", ApiType.String, "Where the next page begins; blank after the last.")]
[ResponseProperty("LookedAt", ApiType.Integer, "Records that were looked at: more than the page has, where a filter hides some.")]
[ResponseProperty("UnlinkedCount", ApiType.Integer, "Unlinked records that the search finds, on the first page only; 5,000 where IsMore.")]
[ResponseProperty("IsMore", ApiType.Boolean, "There are more than 5,000.")]
[ResponseProperty("HasList", ApiType.Boolean, "Whether QuickBooks' customers or items were loaded, on the first page only.")]
public sealed class FindLinkProposals : IPlugin
{
    private const int UsualRows = 50;

    // beyond these the record is searched for by hand
    private const int MostProposals = 5;

    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        Company company = new Companies(run.System).Find(run.Input<Guid>("CompanyId")) ?? throw run.Refusal(Catalogue.CompanyMissing());
        SubjectTable table = LinkExisting.Table(run);
        string search = (run.Input<string>("Search") ?? "").Trim();
        string filter = (run.Input<string>("Filter") ?? "").Trim();
        ProposalToken? token = ProposalToken.Parse(run.Input<string>("PageToken"));
        int rows = run.Input<int>("PageSize") is > 0 and <= ProposalReader.MostRows and var asked ? asked : UsualRows;
        ProposalReader reader = new(run.As(run.Caller), run.System, company.Id, table);
        ProposalPage page = reader.Read(search, filter switch { "Exact" => ProposalFilter.Exact, "Proposed" => ProposalFilter.Proposed, _ => ProposalFilter.All }, rows, token);
        EntityCollection records = new();
        records.Entities.AddRange(page.Records.SelectMany(RowsOf));
        run.Answer("Records", records);
        run.Answer("NextPageToken", page.Next?.ToString());
        run.Answer("LookedAt", page.Looked);
        if (token == null)
        {
            run.Answer("UnlinkedCount", reader.Count(search, out bool isMore));
            run.Answer("IsMore", isMore);
            run.Answer("HasList", reader.HasEntries());
        }
    });

    private static IEnumerable<Entity> RowsOf(ProposedRecord record) =>
        record.Proposals.Count == 0 ? new[] { Row(record.Subject) } : record.Proposals.Take(MostProposals).Select(proposal => Row(record.Subject, proposal));

    private static Entity Row(LinkSubject subject) => new()
    {
        ["RecordId"] = subject.Id.ToString("D"),
        ["RecordName"] = subject.Name,
        ["RecordNumber"] = subject.Number,
        ["RecordEmail"] = subject.Email,
        ["RecordPhone"] = subject.Phones.FirstOrDefault() ?? "",
    };

    private static Entity Row(LinkSubject subject, LinkProposal proposal)
    {
        Entity row = Row(subject);
        row["EntryId"] = proposal.Candidate.Id.ToString("D");
        row["QuickBooksId"] = proposal.Candidate.AccountingId;
        row["QuickBooksName"] = proposal.Candidate.Name;
        row["QuickBooksFullName"] = proposal.Candidate.FullName;
        row["QuickBooksEmail"] = proposal.Candidate.Email;
        row["QuickBooksPhone"] = proposal.Candidate.Phone;
        row["Detail"] = proposal.Candidate.Detail;
        row["Reasons"] = string.Join(",", Enum.GetValues(typeof(MatchReason)).Cast<MatchReason>().Where(reason => reason != MatchReason.None && (proposal.Reasons & reason) != 0).OrderByDescending(reason => reason));
        row["IsExact"] = proposal.IsExact;
        return row;
    }
}
