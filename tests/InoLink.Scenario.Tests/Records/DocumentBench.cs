using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests.Records;

/// <summary>A rig that can promote documents of write-in lines: lists loaded, the write-in item chosen, one customer.</summary>
internal sealed class DocumentBench : IAsyncDisposable
{
    private DocumentBench(Rig rig) => Rig = rig;

    public Rig Rig { get; }

    public Guid Customer { get; private init; }

    public static async Task<DocumentBench> OpenAsync()
    {
        Rig rig = await Rig.OpenAsync();
        await ListLoadTests.LoadAsync(rig);
        QueryExpression query = new("ino_listentry") { ColumnSet = new ColumnSet(false) };
        query.Criteria.AddCondition("ino_listtype", ConditionOperator.Equal, 776210002);
        query.Criteria.AddCondition("ino_name", ConditionOperator.Equal, "Services");
        rig.Administrator.Create(new Entity("ino_linkpreference")
        {
            ["ino_name"] = "Transactions",
            ["ino_accountingcompanyid"] = rig.Company().ToEntityReference(),
            ["ino_feature"] = new OptionSetValue(776210005),
            ["ino_writeinitemid"] = rig.Administrator.RetrieveMultiple(query).Entities.Single().ToEntityReference(),
        });
        return new DocumentBench(rig) { Customer = rig.CreateAccount("Document Customer") };
    }

    public Guid CreateDocument(string table, params (string Column, object Value)[] more) =>
        Rig.Create(Rig.Salesperson, table, [("name", $"A {table}"), ("customerid", new EntityReference("account", Customer)), .. more]);

    public Guid AddLine(string table, Guid document, decimal price = 20m, decimal quantity = 2m) => Rig.Create(
        Rig.Salesperson, table + "detail", (table + "id", new EntityReference(table, document)), ("isproductoverridden", true), ("productdescription", "Assembly"),
        ("priceperunit", new Money(price)), ("quantity", quantity));

    /// <summary>A document with one line, promoted.</summary>
    public async Task<Guid> LinkedAsync(string table)
    {
        Guid document = CreateDocument(table);
        AddLine(table, document);
        Rig.Promote(table, document);
        await Rig.SettleAsync();
        Assert.True(Rig.LinkStatus(table, document) == "Linked", Rig.Text(Rig.LastJob(document), "ino_errordescription"));
        return document;
    }

    public Entity Row(string table, Guid document) => Rig.Administrator.Retrieve(table, document, new ColumnSet(true));

    public string Error(string table, Guid document) => Rig.Text(Row(table, document), "ino_linkerror");

    public ValueTask DisposeAsync() => Rig.DisposeAsync();
}
