using InoLink.Engine.Companies;
using InoLink.Engine.Promotion;
using InoLink.Engine.Schema;
using InoLink.Plugins.Registration;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>The tables that can be promoted, for lists to choose from. A table whose feature is off for every company is left out.</summary>
[CustomApi("ino_GetPromotableTables", "prvCreateino_LinkJob", "Get the promotable tables", "Lists the tables whose records can be promoted to QuickBooks.", IsFunction = true)]
[ResponseProperty("Tables", ApiType.EntityCollection, "One row a table: LogicalName, DisplayName, QuickBooksType.")]
public sealed class GetPromotableTables : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        List<SalesPreferences> preferences = new Routing(run.System).All.Select(company => SalesPreferences.Of(run.System, company.Id, new Lists(run.System, company.Id))).ToList();
        EntityCollection tables = new();
        foreach (string table in Promotable.Tables.Where(table => preferences.Count == 0 || preferences.Any(company => company.IsOn(table))))
        {
            string name = Promotable.DisplayName(table);
            tables.Entities.Add(new Entity
            {
                ["LogicalName"] = table,
                ["DisplayName"] = char.ToUpperInvariant(name[0]) + name.Substring(1),
                ["QuickBooksType"] = Type(table, preferences),
            });
        }

        run.Answer("Tables", tables);
    });

    private static string Type(string table, List<SalesPreferences> preferences) => table switch
    {
        "account" or "contact" => "Customer",
        "product" => "Item",
        "quote" => "Estimate",
        "salesorder" => preferences.Count == 0 ? "Invoice" : string.Join(", ", preferences.Select(company => company.ForDocuments(table).OrderBecomes).Distinct()),
        _ => "Invoice",
    };
}
