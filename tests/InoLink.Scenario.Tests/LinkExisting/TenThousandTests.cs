using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.LinkExisting;

/// <summary>Books that are not small: QuickBooks' list loaded by the product's own job, the pages turned to the end.</summary>
public class TenThousandTests
{
    private const int Count = 10_000;

    [Fact]
    public async Task Ten_thousand_accounts_and_customers_are_paged_to_the_end_each_once_and_beside_its_namesake()
    {
        await using Rig rig = await Rig.OpenAsync();
        IOrganizationService bookkeeper = LinkExistingTests.Bookkeeper(rig);
        for (int i = 0; i < Count; i++)
        {
            string name = "Company " + i.ToString("D5", CultureInfo.InvariantCulture);
            rig.Books.Create("Customer", new JsonObject { ["DisplayName"] = name });
            bookkeeper.Create(new Entity("account") { ["name"] = name });
        }

        await LinkExistingTests.LoadAsync(rig);
        HashSet<Guid> seen = [];
        string? token = null;
        int pages = 0;
        do
        {
            OrganizationResponse page = token == null
                ? LinkExistingTests.Find(rig, "account", ("PageSize", 100))
                : LinkExistingTests.Find(rig, "account", ("PageSize", 100), ("PageToken", token));
            foreach (Entity first in LinkExistingTests.Rows(page).GroupBy(row => Rig.Text(row, "RecordId")).Select(rows => rows.First()))
            {
                Assert.True(seen.Add(Guid.Parse(Rig.Text(first, "RecordId"))), "a record stands on one page only");
                Assert.Equal(Rig.Text(first, "RecordName"), Rig.Text(first, "QuickBooksName"));
            }

            token = page.Results.Contains("NextPageToken") ? page["NextPageToken"] as string : null;
            pages++;
        }
        while (!string.IsNullOrEmpty(token) && pages <= Count);

        Assert.Equal(Count, seen.Count);
        Assert.InRange(pages, Count / 100, (Count / 100) + 1);
    }
}
