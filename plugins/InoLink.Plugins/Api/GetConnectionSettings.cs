using InoLink.Engine.Connecting;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Schema;
using InoLink.Plugins.Registration;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Plugins.Api;

/// <summary>
/// What administrators may see of the connections, whose rows nobody but a System Administrator reads: keys' ids, not keys. Of the client secret it says that it is set, when and by whom.
/// </summary>
[CustomApi("ino_GetConnectionSettings", "prvWriteino_AccountingCompany", "Get connection settings", "Lists the connections to QuickBooks without their secrets.", IsFunction = true)]
[ResponseProperty("Connections", ApiType.EntityCollection, "One row a connection: ConnectionId, Name, ClientId, HasSecret, SecretSetOn, SecretSetBy, Environment, RedirectUri, HasConsent, CompanyId, CompanyName, RealmId, State, StateReason, IsCopy, ReconnectBefore, TimeZone, Country, HomeCurrency.")]
public sealed class GetConnectionSettings : IPlugin
{
    private static readonly string[] CompanyColumns =
    {
        CompanyTable.CompanyName, CompanyTable.RealmId, CompanyTable.State, CompanyTable.StateReason, CompanyTable.ReconnectBefore, CompanyTable.OrganizationId, CompanyTable.TimeZone,
        CompanyTable.Country, CompanyTable.HomeCurrency,
    };

    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        QueryExpression query = Rows.Query(ConnectionTable.Name, Connecting.Columns.Concat(new[] { ConnectionTable.ConnectionName, ConnectionTable.SecretSetOn, ConnectionTable.SecretSetBy }).ToArray());
        query.Criteria.AddCondition(ConnectionTable.State, ConditionOperator.Equal, RowState.Active);
        query.AddOrder(ConnectionTable.ConnectionName, OrderType.Ascending);
        IReadOnlyList<Entity> connections = run.System.All(query);
        IDictionary<Guid, Entity> companies = run.System.ByIds(CompanyTable.Name, CompanyTable.Id, connections.Select(row => row.Reference(ConnectionTable.Company)).OfType<Guid>(), CompanyColumns);
        EntityCollection rows = new();
        rows.Entities.AddRange(connections.Select(row => Row(run, row, row.Reference(ConnectionTable.Company) is { } company && companies.TryGetValue(company, out Entity? found) ? found : null)));
        run.Answer("Connections", rows);
    });

    private static Entity Row(Invocation run, Entity connection, Entity? company)
    {
        Entity row = new()
        {
            ["ConnectionId"] = connection.Id.ToString("D"),
            ["Name"] = connection.Text(ConnectionTable.ConnectionName),
            ["ClientId"] = connection.Text(ConnectionTable.ClientId),
            ["HasSecret"] = connection.Text(ConnectionTable.ClientSecret).Length > 0,
            ["SecretSetOn"] = connection.Time(ConnectionTable.SecretSetOn),
            ["SecretSetBy"] = connection.Text(ConnectionTable.SecretSetBy),
            ["Environment"] = Connecting.IsProduction(connection) ? "Production" : "Sandbox",
            ["RedirectUri"] = connection.Text(ConnectionTable.RedirectUri),
            ["HasConsent"] = connection.Text(ConnectionTable.RefreshToken).Length > 0,
        };
        if (company != null)
        {
            row["CompanyId"] = company.Id.ToString("D");
            row["CompanyName"] = company.Text(CompanyTable.CompanyName);
            row["RealmId"] = company.Text(CompanyTable.RealmId);
            row["State"] = ((CompanyState)(company.Choice(CompanyTable.State) ?? (int)CompanyState.NeedsConsent)).ToString();
            row["StateReason"] = company.Text(CompanyTable.StateReason);
            row["IsCopy"] = !new Connecting(run.System, run.Context.OrganizationId).IsFromHere(company);
            row["ReconnectBefore"] = company.Time(CompanyTable.ReconnectBefore);
            row["TimeZone"] = company.Text(CompanyTable.TimeZone);
            row["Country"] = company.Text(CompanyTable.Country);
            row["HomeCurrency"] = company.Text(CompanyTable.HomeCurrency);
        }

        return row;
    }
}
