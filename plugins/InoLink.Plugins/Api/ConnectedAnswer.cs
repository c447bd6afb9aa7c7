using InoLink.Engine.Connecting;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using InoLink.QuickBooks.Model;
using InoLink.QuickBooks.OAuth;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>The part that ino_CompleteConnection and ino_ImportConnection share: look, trade for tokens, ask the company, store.</summary>
internal static class ConnectedAnswer
{
    /// <summary>The connection of the call, with the columns that connecting reads.</summary>
    public static Entity Connection(Invocation run) =>
        run.System.Find(ConnectionTable.Name, run.Input<Guid>("ConnectionId"), Connecting.Columns) ?? throw run.Refusal(Catalogue.NoSuchConnection());

    public static string RealmId(Invocation run)
    {
        string realmId = (run.Input<string>("RealmId") ?? "").Trim();
        return Connecting.IsRealmId(realmId) ? realmId : throw run.Refusal(Catalogue.WrongRealmId());
    }

    /// <summary>
    /// False where the answer is a question that has to be confirmed first: nothing has been used up then, and the call may be repeated with Confirmed.
    /// </summary>
    public static bool MayGoOn(Invocation run, Entity connection, string realmId)
    {
        Connecting connecting = new(run.System, run.Context.OrganizationId);
        if (connecting.Refusal(connection, realmId) is { } refusal)
        {
            throw run.Refusal(refusal);
        }

        if (run.Input<bool>("Confirmed") || connecting.Question(connection, realmId) is not { } question)
        {
            return true;
        }

        run.Answer("Succeeded", false);
        run.Answer("MustConfirm", true);
        run.Answer("Message", run.Told(question));
        return false;
    }

    /// <summary>The app's keys, for Intuit's token service.</summary>
    public static Tokens Keys(Entity connection) => new()
    {
        ClientId = connection.Text(ConnectionTable.ClientId),
        ClientSecret = connection.Text(ConnectionTable.ClientSecret),
    };

    /// <summary>Asks the company behind fresh tokens, and stores both if it answers. Nothing throws from here on.</summary>
    public static void Finish(Invocation run, Entity connection, string realmId, Answer traded, Tokens? fresh, Func<string, Problem> refused)
    {
        run.Trace($"tokens: {traded.Kind} tid={traded.IntuitTid}");
        if (fresh == null)
        {
            Failed(run, traded.Kind == AnswerKind.NeedsConsent ? refused(traded.Reason) : Catalogue.IntuitSilent(traded.Reason));
            return;
        }

        bool production = Connecting.IsProduction(connection);
        Connections connections = new(run.System);
        Answer asked = connections.Open(fresh, realmId, production, run.Now).ReadSettings(out CompanySettings? settings);
        run.Trace($"settings: {asked.Kind} tid={asked.IntuitTid}");
        if (settings == null)
        {
            Failed(run, Catalogue.CompanyDoesNotAnswer(asked.Reason));
            return;
        }

        Connecting connecting = new(run.System, run.Context.OrganizationId);
        Guid company = connecting.Finish(connection, realmId, fresh, settings, run.Now);
        if (connection.Reference(ConnectionTable.Company) is { } replaced && replaced != company && connecting.Row(replaced) is { } row && connecting.IsFromHere(row))
        {
            // the other company's consent would be in nobody's hands
            Tokens old = Keys(connection);
            old.RefreshToken = connection.Text(ConnectionTable.RefreshToken);
            run.Trace($"revoke replaced: {connections.Tokens(production).Revoke(old).Kind}");
        }

        run.Answer("Succeeded", true);
        run.Answer("MustConfirm", false);
        run.Answer("Message", Catalogue.Connected(settings.Name).In(run.Language));
        run.Answer("CompanyId", company);
        run.Answer("CompanyName", settings.Name);
        run.Answer("Country", settings.Country);
        run.Answer("HomeCurrency", settings.HomeCurrency);
        run.Answer("ReconnectBefore", fresh.ReconnectBefore);
    }

    private static void Failed(Invocation run, Problem problem)
    {
        run.Answer("Succeeded", false);
        run.Answer("MustConfirm", false);
        run.Answer("Message", run.Told(problem));
    }
}
