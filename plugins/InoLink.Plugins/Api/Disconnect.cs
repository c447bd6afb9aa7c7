using InoLink.Engine.Connecting;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using InoLink.Plugins.Registration;
using InoLink.QuickBooks.Model;
using InoLink.QuickBooks.OAuth;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>
/// Gives the consent back to Intuit and deletes the tokens here. What Intuit answers does not stop the deleting: whoever disconnects wants the tokens gone. In a copied environment
/// Intuit is not asked: the tokens there are the original's, and giving them back would cut that one off.
/// </summary>
[CustomApi("ino_Disconnect", "prvWriteino_AccountingCompany", "Disconnect", "Ends the consent at Intuit and deletes the tokens of a connection.")]
[RequestParameter("ConnectionId", ApiType.Guid, "The connection.")]
[RequestParameter("ForgetKeys", ApiType.Boolean, "Delete the client secret of the Intuit app as well.", Optional = true)]
[ResponseProperty("Revoked", ApiType.Boolean, "Whether Intuit has confirmed the end of the consent.")]
[ResponseProperty("Message", ApiType.String, "What happened, and what is left to do.")]
public sealed class Disconnect : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        Entity connection = ConnectedAnswer.Connection(run);
        Connecting connecting = new(run.System, run.Context.OrganizationId);
        bool isCopy = connection.Reference(ConnectionTable.Company) is { } company && connecting.Row(company) is { } row && !connecting.IsFromHere(row);
        Answer? revoked = isCopy ? null : Revoke(run, connection);
        string user = run.System.Find("systemuser", run.Caller, "fullname")?.Text("fullname") ?? "";
        Disconnecting.Clear(run.System, connection, run.Input<bool>("ForgetKeys"), Catalogue.DisconnectedBy(user).In(Languages.Of(run.System)));
        run.Answer("Revoked", revoked?.Kind == AnswerKind.Done);
        run.Answer("Message", (isCopy ? Catalogue.DisconnectedCopy() : revoked == null || revoked.Kind == AnswerKind.Done ? Catalogue.Disconnected() : Catalogue.DisconnectedHereOnly(revoked.Reason)).In(run.Language));
    });

    // null: there is no consent to give back
    private static Answer? Revoke(Invocation run, Entity connection)
    {
        Tokens tokens = ConnectedAnswer.Keys(connection);
        tokens.RefreshToken = connection.Text(ConnectionTable.RefreshToken);
        if (tokens.RefreshToken.Length == 0)
        {
            return null;
        }

        Answer answer = new Connections(run.System).Tokens(Connecting.IsProduction(connection)).Revoke(tokens);
        run.Trace($"revoke: {answer.Kind} tid={answer.IntuitTid}");
        return answer;
    }
}
