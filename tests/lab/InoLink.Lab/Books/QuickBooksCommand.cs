using System.Text.Json;
using InoLink.Lab.QuickBooks;
using InoLink.Lab.SampleData;

namespace InoLink.Lab.Books;

/// <summary>
/// The simulated QuickBooks alone, for clients of any language: prints one line of JSON with its address, an app's keys, a company and a refresh token, and runs until its input ends.
/// </summary>
public static class QuickBooksCommand
{
    public static async Task<int> RunAsync()
    {
        await using QuickBooksServer server = await QuickBooksServer.StartAsync(new QuickBooksServerOptions());
        QuickBooksCompany company = server.GetOrCreateCompany(SampleBooks.Profile);
        QuickBooksApp app = server.GetOrCreateApp();
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            address = server.Address.GetLeftPart(UriPartial.Authority),
            clientId = app.ClientId,
            clientSecret = app.ClientSecret,
            realmId = company.RealmId,
            refreshToken = server.GrantRefreshToken(app, company.RealmId),
        }));
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        return 0;
    }
}
