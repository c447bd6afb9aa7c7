using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.SampleData;

/// <summary>Writes the sample records as a person or an import would: through the organization service. Records that exist already stay as they are; currencies, products and price lists are the administrator's.</summary>
public sealed class SampleWriter(IOrganizationService service, IOrganizationService administrator)
{
    private static readonly string[] NotColumns = ["key", "parent", "primarycontact", "currency", "inactive", "goesAlong", "address1", "address2"];
    private readonly Dictionary<string, Guid> currencies = administrator
        .RetrieveMultiple(new QueryExpression("transactioncurrency") { ColumnSet = new ColumnSet("isocurrencycode") }).Entities
        .ToDictionary(row => row.GetAttributeValue<string>("isocurrencycode"), row => row.Id, StringComparer.Ordinal);

    /// <summary>The id of a sample record follows from its key, so a second run finds it.</summary>
    public static Guid IdOf(string key) => new(SHA256.HashData(Encoding.UTF8.GetBytes("sample " + key)).AsSpan(0, 16));

    public void Write(SampleCompany sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        Create("account", sample.Accounts);
        Create("contact", sample.Contacts);

        // parents and primary contacts may stand anywhere in the files, and may form circles
        Connect("account", sample.Accounts, "parent", "parentaccountid", key => new EntityReference("account", IdOf("account:" + key)));
        Connect("account", sample.Accounts, "primarycontact", "primarycontactid", key => new EntityReference("contact", IdOf("contact:" + key)));
        Connect("contact", sample.Contacts, "parent", "parentcustomerid", key => new EntityReference(key.Split(':')[0], IdOf(key)));
        foreach (JsonObject inactive in sample.Accounts.OfType<JsonObject>().Where(row => row["inactive"]?.GetValue<bool>() == true))
        {
            service.Update(new Entity("account", IdOf("account:" + Text(inactive, "key"))) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
        }

        new SampleProducts(administrator).Write(sample.Products);
        new SampleDocuments(service).Write(sample.Documents);
    }

    private void Create(string table, JsonArray rows)
    {
        HashSet<Guid> existing = [.. service.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(false) }).Entities.Select(row => row.Id)];
        foreach (JsonObject row in rows.OfType<JsonObject>())
        {
            Guid id = IdOf($"{table}:{Text(row, "key")}");
            if (existing.Contains(id))
            {
                continue;
            }

            Entity entity = new(table, id);
            foreach ((string column, JsonNode? value) in row.Where(member => !NotColumns.Contains(member.Key)))
            {
                entity[column] = value?.GetValue<string>();
            }

            foreach (string address in (string[])["address1", "address2"])
            {
                foreach ((string part, JsonNode? value) in row[address]?.AsObject() ?? [])
                {
                    entity[$"{address}_{part}"] = value?.GetValue<string>();
                }
            }

            entity["transactioncurrencyid"] = new EntityReference("transactioncurrency", Currency(row["currency"]?.GetValue<string>() ?? "USD"));
            service.Create(entity);
        }
    }

    private Guid Currency(string code)
    {
        if (!currencies.TryGetValue(code, out Guid id))
        {
            id = administrator.Create(new Entity("transactioncurrency")
            {
                ["currencyname"] = code,
                ["isocurrencycode"] = code,
                ["currencysymbol"] = code,
                ["currencyprecision"] = 2,
                ["exchangerate"] = 0.9m,
            });
            currencies.Add(code, id);
        }

        return id;
    }

    private void Connect(string table, JsonArray rows, string member, string column, Func<string, EntityReference> target)
    {
        Dictionary<Guid, Entity> now = service.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(column) }).Entities.ToDictionary(row => row.Id);
        foreach (JsonObject row in rows.OfType<JsonObject>().Where(row => row.ContainsKey(member)))
        {
            Guid id = IdOf($"{table}:{Text(row, "key")}");
            if (now[id].GetAttributeValue<EntityReference>(column) is null)
            {
                service.Update(new Entity(table, id) { [column] = target(Text(row, member)) });
            }
        }
    }

    private static string Text(JsonObject row, string member) => row[member]?.GetValue<string>() ?? throw new InvalidDataException($"A sample record has no {member}: {row.ToJsonString()}");
}
