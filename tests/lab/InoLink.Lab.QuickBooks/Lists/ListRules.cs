using InoLink.Lab.QuickBooks.Entities;
using InoLink.Lab.QuickBooks.Store;
using InoLink.Lab.QuickBooks.Wire;
using static InoLink.Lab.QuickBooks.Wire.Member;

namespace InoLink.Lab.QuickBooks.Lists;

/// <summary>The plain lists of a company: read by everybody, added to by few. Those that the API can't write refuse it.</summary>
internal sealed class ListRules : EntityRules
{
    private static readonly Shape RateDetail = new("TaxRateDetail", Reference("TaxRateRef"), Text("TaxTypeApplicable"), Number("TaxOrder"), Number("TaxOnTaxOrder"));
    private static readonly Shape RateList = new("TaxRateList", List("TaxRateDetail", RateDetail));

    private readonly bool writable;
    private readonly string? parent;
    private readonly Action<Change>? complete;

    private ListRules(Shape shape, bool writable, string? parent = null, Action<Change>? complete = null)
    {
        Shape = shape;
        this.writable = writable;
        this.parent = parent;
        this.complete = complete;
    }

    public override Shape Shape { get; }

    public static IEnumerable<EntityRules> All()
    {
        yield return new ListRules(
            Shaped("Term", Text("Name", 31), Flag("Active"), Text("Type").Server(), Number("DiscountPercent"), Number("DueDays"), Number("DiscountDays"),
                Number("DayOfMonthDue"), Number("DueNextMonthDays"), Number("DiscountDayOfMonth")),
            writable: true, complete: Term);
        yield return new ListRules(Shaped("PaymentMethod", Text("Name", 31), Flag("Active"), Choice("Type", "CREDIT_CARD", "NON_CREDIT_CARD")), writable: true);
        yield return new ListRules(
            Shaped("Class", Text("Name", 100), Flag("SubClass"), Reference("ParentRef").Keep(), Text("FullyQualifiedName").Server(), Flag("Active")),
            writable: true, "ParentRef", change => change.Draft["SubClass"] = change.Reference("ParentRef") is not null);
        yield return new ListRules(
            Shaped("Department", Text("Name", 100), Flag("SubDepartment"), Reference("ParentRef").Keep(), Text("FullyQualifiedName").Server(), Flag("Active")),
            writable: true, "ParentRef", change => change.Draft["SubDepartment"] = change.Reference("ParentRef") is not null);
        yield return new ListRules(Shaped("CustomerType", Text("Name", 100), Flag("Active")), writable: false);
        yield return new ListRules(Shaped("CompanyCurrency", Text("Code"), Text("Name"), Flag("Active")), writable: false);
        yield return new ListRules(
            Shaped("TaxCode", Text("Name", 100), Text("Description", 100), Flag("Active"), Flag("Hidden"), Flag("Taxable"), Flag("TaxGroup"),
                Part("SalesTaxRateList", RateList), Part("PurchaseTaxRateList", RateList), Text("TaxCodeConfigType")),
            writable: false);
        yield return new ListRules(
            Shaped("TaxRate", Text("Name", 100), Text("Description", 100), Flag("Active"), Number("RateValue"), Reference("AgencyRef"), Text("SpecialTaxType"), Text("DisplayType")),
            writable: false);
    }

    public override void Apply(Change change)
    {
        if (!writable && change.IsCreate)
        {
            throw Refusal.Unsupported("Create");
        }

        ListNames.Apply(change, Name, parent);
        complete?.Invoke(change);
    }

    private static Shape Shaped(string name, params Member[] members) => new(name, [.. members, .. CommonShapes.Entity]);

    private static void Term(Change change)
    {
        bool byDate = change.Draft["DayOfMonthDue"] is not null;
        if (!byDate && change.Draft["DueDays"] is null)
        {
            throw Refusal.Missing("DueDays");
        }

        change.Draft["Type"] = byDate ? "DATE_DRIVEN" : "STANDARD";
    }
}
