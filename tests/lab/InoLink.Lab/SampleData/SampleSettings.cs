using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.SampleData;

/// <summary>What an administrator sets after connecting: loads QuickBooks' lists, then fills the link preferences with entries of them.</summary>
public sealed class SampleSettings(Laboratory lab, Guid company)
{
    private const int AccountList = 776210000;
    private const int ItemList = 776210002;
    private const int Customer = 776210000;
    private const int Product = 776210001;
    private const int TransactionSettings = 776210005;
    private static readonly int[] Open = [776210000, 776210001];

    /// <summary>The first day of stock of the sample's inventory.</summary>
    public static DateTime InventoryStart { get; } = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    public async Task ApplyAsync()
    {
        Guid job = (Guid)lab.Execute("ino_LoadLists", ("CompanyId", company))["LinkJobId"];
        bool loaded = await lab.TickUntilAsync(() => !Open.Contains(Status(job)), TimeSpan.FromHours(1));
        if (!loaded)
        {
            throw new InvalidOperationException("The lists were not loaded within an hour of lab time.");
        }

        foreach (int feature in (int[])[Customer, Product, 776210002, 776210003, 776210004, TransactionSettings])
        {
            Preference(feature);
        }
    }

    private void Preference(int feature)
    {
        QueryExpression query = new("ino_linkpreference") { ColumnSet = new ColumnSet(false) };
        query.Criteria.AddCondition("ino_accountingcompanyid", ConditionOperator.Equal, company);
        query.Criteria.AddCondition("ino_feature", ConditionOperator.Equal, feature);
        if (lab.Administrator.RetrieveMultiple(query).Entities.Count > 0)
        {
            return;
        }

        Entity row = new("ino_linkpreference")
        {
            ["ino_accountingcompanyid"] = new EntityReference("ino_accountingcompany", company),
            ["ino_feature"] = new OptionSetValue(feature),
        };
        if (feature == Product)
        {
            row["ino_inventoryincomeaccountid"] = Account("79");
            row["ino_inventoryassetaccountid"] = Account("81");
            row["ino_inventoryexpenseaccountid"] = Account("80");
            row["ino_noninventoryincomeaccountid"] = Account("79");
            row["ino_noninventoryexpenseaccountid"] = Account("80");
            row["ino_serviceincomeaccountid"] = Account("1");
            row["ino_inventorystarton"] = InventoryStart;
        }
        else if (feature == TransactionSettings)
        {
            row["ino_writeinitemid"] = Entry(ItemList, "ino_name", "Write-in");
            row["ino_linediscountitemid"] = Entry(ItemList, "ino_name", "Line discount");
            row["ino_shippingitemid"] = Entry(ItemList, "ino_name", "Freight");
        }

        lab.Administrator.Create(row);
    }

    private EntityReference Account(string id) => Entry(AccountList, "ino_accountingid", id);

    private EntityReference Entry(int list, string column, string value)
    {
        QueryExpression query = new("ino_listentry") { ColumnSet = new ColumnSet(false) };
        query.Criteria.AddCondition("ino_accountingcompanyid", ConditionOperator.Equal, company);
        query.Criteria.AddCondition("ino_listtype", ConditionOperator.Equal, list);
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        return lab.Administrator.RetrieveMultiple(query).Entities.FirstOrDefault()?.ToEntityReference()
            ?? throw new InvalidOperationException($"QuickBooks' lists were loaded without the entry {value}.");
    }

    private int Status(Guid job) => lab.Administrator.Retrieve("ino_linkjob", job, new ColumnSet("ino_jobstatus")).GetAttributeValue<OptionSetValue>("ino_jobstatus").Value;
}
