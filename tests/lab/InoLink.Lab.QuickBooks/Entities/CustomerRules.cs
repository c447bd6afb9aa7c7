using System.Globalization;
using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Store;
using InoLink.Lab.QuickBooks.Wire;
using static InoLink.Lab.QuickBooks.Wire.Member;

namespace InoLink.Lab.QuickBooks.Entities;

/// <summary>Customers and sub-customers (quickbooks-api §3).</summary>
internal sealed class CustomerRules : EntityRules
{
    private const int DeepestLevel = 4;

    public override Shape Shape { get; } = new("Customer",
    [
        Flag("Taxable"), Part("BillAddr", CommonShapes.Address), Part("ShipAddr", CommonShapes.Address), Ignored("OtherAddr"), Ignored("ContactName"),
        Ignored("AltContactName"), Text("Notes", 2000).NoQuery(), Flag("Job"), Flag("BillWithParent"), Ignored("RootCustomerRef"), Reference("ParentRef").Keep(),
        Number("Level").Server(), Reference("CustomerTypeRef"), Reference("SalesTermRef"), Ignored("SalesRepRef"), Ignored("TaxCodeRef"),
        Reference("PaymentMethodRef"), Ignored("CCDetail"), Ignored("PriceLevelRef"), Amount("Balance"), Date("OpenBalanceDate").NoQuery(),
        Amount("BalanceWithJobs").Server(), Ignored("CreditLimit"), Ignored("AcctNum"), Reference("CurrencyRef").Keep(), Ignored("OverDueBalance"),
        Ignored("TotalRevenue"), Ignored("TotalExpense"), Choice("PreferredDeliveryMethod", "Print", "Email", "None").Keep(), Text("ResaleNum", 16),
        Ignored("JobInfo"), Ignored("TDSEnabled"), Ignored("CustomerEx"), Missing("SecondaryTaxIdentifier"), Missing("ARAccountRef"),
        Missing("PrimaryTaxIdentifier"), Text("TaxExemptionReasonId").NoQuery(), Ignored("IsProject"), Missing("BusinessNumber"), Missing("GSTIN"),
        Missing("GSTRegistrationType"), Ignored("Source"), Ignored("ClientEntityId"), Missing("CustomField"),
        .. CommonShapes.Entity, .. PersonNames.Names, Reference("DefaultTaxCodeRef").Keep(),
    ]);

    public override string Sequence => "Name";

    public override void Apply(Change change)
    {
        JsonObject draft = change.Draft;
        PersonNames.Apply(change);
        PersonNames.Address(change, "BillAddr");
        PersonNames.Address(change, "ShipAddr");
        draft["CurrencyRef"] = Currencies.OfName(change);
        Place(change);
        Bill(change);
        Tax(change);
        Opening(change);
        draft["PreferredDeliveryMethod"] = change.Text("PreferredDeliveryMethod") ?? "Print";
        if (change.Text("PreferredDeliveryMethod") == "Email" && Json.Object(draft, "PrimaryEmailAddr") is null)
        {
            throw Refusal.Rule("6420", "An e-mail address is required for the delivery method Email.", "PrimaryEmailAddr");
        }

        References.Check(change, "SalesTermRef", "Term");
        References.Check(change, "PaymentMethodRef", "PaymentMethod");
        References.Check(change, "CustomerTypeRef", "CustomerType");
    }

    public override void Follow(Change change, StoredObject stored)
    {
        foreach (StoredObject child in Children(change.Work, stored.Id).ToList())
        {
            string name = Qualified(stored.Json, child.Json);
            int level = (int)(Json.Number(stored.Json, "Level") ?? 0) + 1;
            if (Json.String(child.Json, "FullyQualifiedName") != name || (Json.Number(child.Json, "Level") ?? 0) != level)
            {
                RefuseTooDeep(level);
                change.Work.Touch(child, json =>
                {
                    json["FullyQualifiedName"] = name;
                    json["Level"] = level;
                });
                Follow(change, change.Work.Find("Customer", child.Id)!);
            }
        }
    }

    /// <summary>Parent, level and qualified name: computed by the service, five levels in all.</summary>
    private static void Place(Change change)
    {
        JsonObject draft = change.Draft;
        if (!change.Flag("Job"))
        {
            draft["Job"] = false;
            draft.Remove("ParentRef");
            draft.Remove("Level");
            draft["FullyQualifiedName"] = change.Text("DisplayName");
            return;
        }

        string parentId = change.Reference("ParentRef") ?? throw Refusal.Rule("6150", "ParentRef is required for a sub-customer (Job is true).", "ParentRef");
        StoredObject parent = References.Name(change.Work, "Customer", parentId);
        RefuseCycle(change, parent);
        int level = (int)(Json.Number(parent.Json, "Level") ?? 0) + 1;
        RefuseTooDeep(level);
        if (Json.Reference(parent.Json, "CurrencyRef") != change.Reference("CurrencyRef"))
        {
            throw Refusal.Business("A sub-customer has the currency of its parent.", "CurrencyRef");
        }

        draft["ParentRef"] = Json.Reference(parentId);
        draft["Level"] = level;
        draft["FullyQualifiedName"] = Qualified(parent.Json, draft);
    }

    private static void RefuseCycle(Change change, StoredObject parent)
    {
        for (StoredObject? above = parent; above is not null; above = change.Work.Find("Customer", Json.Reference(above.Json, "ParentRef")))
        {
            if (above.Id == change.Id)
            {
                throw Refusal.ParentIsChild();
            }
        }
    }

    private static void RefuseTooDeep(int level)
    {
        if (level > DeepestLevel)
        {
            throw Refusal.Rule("6180", "A sub-customer can't be more than four levels below its top customer.", "ParentRef");
        }
    }

    private static void Bill(Change change)
    {
        bool with = change.Flag("BillWithParent") && change.Flag("Job");
        bool before = Json.Flag(change.Before?.Json, "BillWithParent");
        if (change.Before is not null && with != before
            && change.Work.All("Invoice").Any(invoice => Json.Reference(invoice.Json, "CustomerRef") == change.Id))
        {
            throw Refusal.Rule("6130", "Who is billed can't be changed once transactions exist.", "BillWithParent");
        }

        change.Draft["BillWithParent"] = with;
    }

    private static void Tax(Change change)
    {
        JsonObject draft = change.Draft;
        draft["Taxable"] = draft["Taxable"] is null || change.Flag("Taxable");
        if (change.Text("TaxExemptionReasonId") is { } reason
            && !(int.TryParse(reason, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 1 and <= 15))
        {
            throw new IntuitFault([Refusal.Enumeration(reason, "TaxExemptionReasonId")]);
        }

        if (References.Check(change, "DefaultTaxCodeRef", "TaxCode") is { } code)
        {
            draft["DefaultTaxCodeRef"] = Json.Reference(code.Id);
        }

        if (change.Work.IsUnitedStates && !change.Flag("Taxable"))
        {
            draft.Remove("DefaultTaxCodeRef");
        }
        else if (change.Work.IsUnitedStates && change.Profile.UsingSalesTax && change.IsCreate && draft["DefaultTaxCodeRef"] is null)
        {
            draft["DefaultTaxCodeRef"] = Json.Reference("2");
        }
    }

    /// <summary>Balance and OpenBalanceDate are writable on create only; an opening balance posts to the books, which is not emulated.</summary>
    private static void Opening(Change change)
    {
        if (change.IsCreate && Json.Number(change.Sent, "Balance") is { } opening && opening != 0m)
        {
            throw new NotEmulatedException("opening balances of customers (Customer.Balance on create)");
        }

        change.Draft["Balance"] = change.Before?.Json["Balance"]?.DeepClone() ?? Json.Amount(0m);
        change.Draft["BalanceWithJobs"] = change.Before?.Json["BalanceWithJobs"]?.DeepClone() ?? Json.Amount(0m);
        change.Draft.Remove("OpenBalanceDate");
    }

    private static IEnumerable<StoredObject> Children(Work work, string id) =>
        work.All("Customer").Where(child => Json.Reference(child.Json, "ParentRef") == id);

    private static string Qualified(JsonObject parent, JsonObject child) =>
        Json.String(parent, "FullyQualifiedName") + ":" + Json.String(child, "DisplayName");
}
