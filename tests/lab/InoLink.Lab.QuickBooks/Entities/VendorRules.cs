using InoLink.Lab.QuickBooks.Wire;
using static InoLink.Lab.QuickBooks.Wire.Member;

namespace InoLink.Lab.QuickBooks.Entities;

/// <summary>Vendors: they share the name space of customers.</summary>
internal sealed class VendorRules : EntityRules
{
    public override Shape Shape { get; } = new("Vendor",
    [
        Part("BillAddr", CommonShapes.Address), Ignored("ShipAddr"), Ignored("OtherAddr"), Ignored("ContactName"), Ignored("AltContactName"), Ignored("Notes"),
        Text("TaxIdentifier", 20).NoQuery(), Reference("TermRef"), Amount("Balance").Server(), Ignored("OpenBalanceDate"), Ignored("CreditLimit"),
        Text("AcctNum", 100), Flag("Vendor1099"), Reference("CurrencyRef").Keep(), Ignored("APAccountRef"), Ignored("T4AEligible"), Ignored("T5018Eligible"),
        Ignored("BillRate"), Ignored("BusinessNumber"), Ignored("CostRate"), Ignored("Source"), Ignored("GSTIN"), Ignored("GSTRegistrationType"),
        Ignored("HasTPAR"), Ignored("VendorPaymentBankDetail"), Ignored("TaxReportingBasis"), Ignored("CustomField"),
        .. CommonShapes.Entity, .. PersonNames.Names,
    ]);

    public override string Sequence => "Name";

    public override void Apply(Change change)
    {
        PersonNames.Apply(change);
        PersonNames.Address(change, "BillAddr");
        change.Draft["CurrencyRef"] = Currencies.OfName(change);
        change.Draft["Balance"] = change.Before?.Json["Balance"]?.DeepClone() ?? Json.Amount(0m);
        change.Draft["Vendor1099"] = change.Flag("Vendor1099");
        References.Check(change, "TermRef", "Term");
    }
}
