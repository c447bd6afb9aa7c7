using System.Net;
using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks;

namespace InoLink.Lab.Tests.QuickBooks;

public sealed class RestartTests
{
    [Fact]
    public async Task AServerOnTheSameFile_GoesOn_WithObjectsTokensRequestIdsAndSettings()
    {
        string file = Path.Combine(Path.GetTempPath(), $"quickbooks-{Guid.NewGuid():N}.db");
        try
        {
            string refresh;
            QuickBooksApp app;
            JsonObject first;
            await using (QuickBooksBench bench = await QuickBooksBench.StartAsync(file))
            {
                bench.Server.Faults.Add(new FaultRule(FaultKind.DropAfterCommit) { Entity = "Customer", Nth = 2 });
                (_, first) = await bench.PostAsync("customer?requestid=one", """{"DisplayName":"Kept"}""");
                await Assert.ThrowsAnyAsync<HttpRequestException>(() => bench.PostAsync("customer?requestid=two", """{"DisplayName":"Answer lost"}"""));
                bench.Company.ChangeSettings(profile => profile with { Name = "Renamed" });
                (refresh, app) = (bench.RefreshToken, bench.App);
            }

            await using (QuickBooksBench bench = await QuickBooksBench.StartAsync(file))
            {
                Assert.Equal(app.ClientId, bench.App.ClientId);
                Assert.Equal("Renamed", bench.Company.Profile.Name);
                Assert.Equal(["Kept", "Answer lost"], bench.Company.All("Customer").Select(customer => (string)customer["DisplayName"]!));
                Assert.Equal(HttpStatusCode.OK, (await bench.TokenAsync(("grant_type", "refresh_token"), ("refresh_token", refresh))).Status);
                Assert.Equal(first.ToJsonString(), (await bench.PostAsync("customer?requestid=one", """{"DisplayName":"Kept"}""")).Body.ToJsonString());
                Assert.Equal("2", (string)(await bench.PostAsync("customer?requestid=two", """{"DisplayName":"Answer lost"}""")).Body["Customer"]!["Id"]!);
                Assert.Equal("3", (string)(await bench.SaveAsync("Customer", """{"DisplayName":"Next"}"""))["Id"]!);
                await bench.RefusedAsync("Customer", """{"DisplayName":"kept"}""", "6240");
            }
        }
        finally
        {
            foreach (string leftover in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"))
            {
                File.Delete(leftover);
            }
        }
    }
}
