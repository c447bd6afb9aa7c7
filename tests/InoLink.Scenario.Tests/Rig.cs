using InoLink.Lab;
using InoLink.Lab.Dataverse.Async;
using InoLink.Lab.QuickBooks;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests;

/// <summary>A laboratory with the managed zip imported, and what the scenarios ask of it. Nothing here reaches the product but through Dataverse and HTTP.</summary>
internal sealed class Rig : IAsyncDisposable
{
    public const int ToBeLinked = 776210000;
    public const int Unlinked = 776210003;

    private Rig(Laboratory lab) => Lab = lab;

    public static CompanyProfile Profile { get; } = new() { RealmId = "123145700000001", Name = "Scenario Company" };

    public Laboratory Lab { get; }

    public IOrganizationService Administrator => Lab.Administrator;

    public QuickBooksCompany Books => Lab.QuickBooks.GetOrCreateCompany(Profile);

    /// <summary>A salesperson with the role InoLink User.</summary>
    public IOrganizationService Salesperson => Lab.Dataverse.ServiceFor(Lab.GetOrCreateUser("Sam Sales", "Salesperson", "InoLink User"));

    public static async Task<Rig> OpenAsync(bool connect = true, AsyncServiceOptions? async = null)
    {
        Laboratory lab = await Laboratory.OpenAsync(new LaboratoryOptions { Async = async ?? new AsyncServiceOptions() });
        lab.Import();
        Rig rig = new(lab);
        if (connect)
        {
            lab.Connect(Profile);
        }

        return rig;
    }

    public Guid CreateAccount(string name, params (string Column, object Value)[] more) => Create(Salesperson, "account", [("name", name), .. more]);

    public static Guid Create(IOrganizationService service, string table, params (string Column, object Value)[] values)
    {
        Entity row = new(table);
        foreach ((string column, object value) in values)
        {
            row[column] = value;
        }

        return service.Create(row);
    }

    /// <summary>Sets Link Status = To be Linked as the salesperson.</summary>
    public void Promote(string table, Guid id) => Promote(Salesperson, table, id);

    public static void Promote(IOrganizationService service, string table, Guid id) => service.Update(new Entity(table, id) { ["ino_linkstatus"] = new OptionSetValue(ToBeLinked) });

    /// <summary>Runs the asynchronous service and the tick until no record is To be Linked and no job is open.</summary>
    public async Task SettleAsync(TimeSpan? atMost = null)
    {
        bool settled = await Lab.TickUntilAsync(() => OpenJobs() == 0, atMost ?? TimeSpan.FromHours(6));
        Assert.True(settled, "jobs are still open: " + string.Join("; ", Jobs().Select(Describe)));
    }

    public IReadOnlyList<Entity> Jobs(Guid? record = null)
    {
        QueryExpression query = new("ino_linkjob") { ColumnSet = new ColumnSet(true) };
        if (record is { } id)
        {
            query.Criteria.AddCondition("ino_recordid", ConditionOperator.Equal, id.ToString("D"));
        }

        query.AddOrder("createdon", OrderType.Ascending);
        return [.. Administrator.RetrieveMultiple(query).Entities];
    }

    public Entity LastJob(Guid record) => Jobs(record)[^1];

    public static string StatusOf(Entity job) => job.FormattedValues["ino_jobstatus"];

    public static string Text(Entity row, string column) => row.GetAttributeValue<string>(column) ?? "";

    /// <summary>Link Status of a record, as people read it; empty where it is blank.</summary>
    public string LinkStatus(string table, Guid id)
    {
        Entity row = Administrator.Retrieve(table, id, new ColumnSet("ino_linkstatus"));
        return row.FormattedValues.TryGetValue("ino_linkstatus", out string? status) ? status : "";
    }

    public Entity Company() => Administrator.RetrieveMultiple(new QueryExpression("ino_accountingcompany") { ColumnSet = new ColumnSet(true) }).Entities.Single();

    /// <summary>Customers in QuickBooks of that display name.</summary>
    public int CustomersNamed(string name) => Books.All("Customer").Count(customer => customer["DisplayName"]!.GetValue<string>() == name);

    public async ValueTask DisposeAsync() => await Lab.DisposeAsync();

    private int OpenJobs()
    {
        QueryExpression query = new("ino_linkjob") { ColumnSet = new ColumnSet(false) };
        query.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        return Administrator.RetrieveMultiple(query).Entities.Count;
    }

    private static string Describe(Entity job) => $"{Text(job, "ino_recordname")} {StatusOf(job)} {Text(job, "ino_errorcode")} {Text(job, "ino_errordescription")}";
}
