using System.Net;
using System.Text.Json.Nodes;

namespace InoLink.Lab.Tests.QuickBooks;

public sealed class PageTests
{
    [Fact]
    public async Task Pages_ShowCompaniesListsAndLines_Encoded()
    {
        await using QuickBooksBench bench = await QuickBooksBench.StartAsync(profile => profile with { Name = "Bits & <Pieces>" });
        bench.Company.Create("Customer", new JsonObject { ["DisplayName"] = "<script>alert(1)</script>" });
        bench.Company.Create("Invoice", (JsonObject)JsonNode.Parse("""
            {"CustomerRef":{"value":"1"},"Line":[{"Description":"5 < 6","Amount":1234.5,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"1"}}}]}
            """)!);

        string index = await bench.Http.GetStringAsync(new Uri("/", UriKind.Relative));
        string overview = await bench.Http.GetStringAsync(new Uri("/companies/" + QuickBooksBench.Realm, UriKind.Relative));
        string list = await bench.Http.GetStringAsync(new Uri($"/companies/{QuickBooksBench.Realm}/Customer?q=%3CSCRIPT%3E", UriKind.Relative));
        string empty = await bench.Http.GetStringAsync(new Uri($"/companies/{QuickBooksBench.Realm}/Customer?q=%22%3E%3Cb%3E&page=9", UriKind.Relative));
        string item = await bench.Http.GetStringAsync(new Uri($"/companies/{QuickBooksBench.Realm}/Item/1", UriKind.Relative));
        string invoice = await bench.Http.GetStringAsync(new Uri($"/login?deeplinkcompanyid={QuickBooksBench.Realm}&pagereq={Uri.EscapeDataString("invoice?txnId=1")}", UriKind.Relative));
        string customer = await bench.Http.GetStringAsync(new Uri($"/companies/{QuickBooksBench.Realm}/Customer/1", UriKind.Relative));

        Assert.Contains("Bits &amp; &lt;Pieces&gt;", index, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", overview, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;</a>", list, StringComparison.Ordinal);
        Assert.Contains("0 in all", empty, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", empty, StringComparison.Ordinal);
        Assert.Contains("Income account", item, StringComparison.Ordinal);
        Assert.All([index, overview, invoice, customer, list], page => Assert.DoesNotContain("<script", page, StringComparison.Ordinal));
        Assert.Contains("5 &lt; 6", invoice, StringComparison.Ordinal);
        Assert.Contains("1,234.50", invoice, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await bench.Http.GetAsync(new Uri("/companies/1", UriKind.Relative))).StatusCode);
    }
}
