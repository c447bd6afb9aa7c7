using InoLink.Engine.Items;
using InoLink.Engine.Links;
using InoLink.Engine.Tests.Documents;
using InoLink.QuickBooks.Json;
using InoLink.Tests;

namespace InoLink.Engine.Tests.Items;

/// <summary>Every row of the original's product table (inolink §2.3): what it becomes in QuickBooks Online, or why there is nothing it could become.</summary>
public sealed class ItemMappingTests
{
    private const string NoUnits = "QuickBooks Online has no units of measure (its Item has no such member); lines are converted to the default unit (BOOKS B13)";

    /// <summary>Row, path in what is sent, its value for <see cref="Samples.Product"/>.</summary>
    private static readonly (string Row, string Path, string Value)[] ProductRows =
    [
        ("ID (product number)", "Name", "RF-01"),
        ("ID (product number)", "Sku", "RF-01"),
        ("Current Cost", "PurchaseCost", "12.345"),
        ("List Price", "UnitPrice", "30"),
        ("Description", "Description", "A fountain of rock"),
        ("Product Type", "Type", "Inventory"),
        ("Quantity on Hand", "QtyOnHand", "0"),
        ("Vendor", "PrefVendorRef.value", "30"),
        ("Asset Account", "AssetAccountRef.value", "81"),
        ("Income Account", "IncomeAccountRef.value", "79"),
        ("COGS (Expense) Account", "ExpenseAccountRef.value", "80"),
    ];

    private static readonly Dictionary<string, string> ProductRowsWithout = new()
    {
        ["Reorder Point"] = "Dataverse's product has no such column; in QuickBooks it is the bookkeeper's",
        ["Default Unit"] = NoUnits,
        ["Unit Group"] = NoUnits,
        ["Vendor part number"] = "QuickBooks Online's Item has no manufacturer's part number (quickbooks-api §4); Desktop only",
        ["Default Price List"] = "from QuickBooks to the CRM only",
        ["Decimal Supported"] = "from QuickBooks to the CRM only",
    };

    /// <summary>What goes over besides the table: QuickBooks asks for it.</summary>
    private static readonly string[] Demanded = ["TrackQtyOnHand", "InvStartDate", "Taxable"];

    public static TheoryData<string, string, string> ProductCases => FieldTable.Cases(ProductRows);

    [Theory]
    [MemberData(nameof(ProductCases))]
    public void AProductsRow_GoesToItsField(string row, string path, string value) => Assert.True(Samples.Sent(Samples.Product()).TextAt(path) == value, row);

    [Fact]
    public void WhatIsSent_IsNothingButTheTable() => Assert.Empty(Samples.Sent(Samples.Product()).Names.Except(ProductRows.Select(row => row.Path.Split('.')[0])).Except(Demanded));

    [SharedFact]
    public void TheTable_NamesEveryRowOfTheOriginal() => Assert.Equal(FieldTable.Original("### 2.3"), FieldTable.Named(ProductRows, ProductRowsWithout));

    [Theory]
    [InlineData(1, "Inventory")]
    [InlineData(3, "Service")]
    [InlineData(776210000, "NonInventory")]
    [InlineData(2, "Service")]
    [InlineData(4, "Service")]
    [InlineData(9, "Service")]
    [InlineData(null, "Service")]
    public void TheType_IsOneOfThree_AndServiceWhereNothingIsSaid(int? code, string type) => Assert.Equal(type, Samples.Sent(Samples.Product(product => product.Type = code)).Text("Type"));

    [Fact]
    public void APreference_MapsTypesOtherwise()
    {
        ItemPreferences preferences = Samples.Preferences;
        preferences.Types = new Dictionary<int, string> { [1] = "NonInventory", [4] = "Inventory" };

        Assert.Equal("NonInventory", Samples.Sent(Samples.Product(), preferences).Text("Type"));
        Assert.Equal("Inventory", Samples.Sent(Samples.Product(product => product.Type = 4), preferences).Text("Type"));
    }

    [Theory]
    [InlineData(2, false, "Rock Fountain is a product family")]
    [InlineData(3, false, "Rock Fountain is a product bundle")]
    [InlineData(1, true, "Rock Fountain is a product kit")]
    public void AFamilyABundleAndAKit_AreRefusedWithTheReason(int structure, bool kit, string reason) => Assert.StartsWith(
        reason, Samples.Make(Samples.Product(product => (product.Structure, product.IsKit) = (structure, kit))).Problem!.Sentence, StringComparison.Ordinal);

    [Fact]
    public void WithoutADescription_TheNameDescribes() => Assert.Equal("Rock Fountain", Samples.Sent(Samples.Product(product => product.Description = " ")).Text("Description"));

    [Theory]
    [InlineData("", "INO-1201")]
    [InlineData("A:B", "INO-1202")]
    public void TheProductId_IsAName(string number, string code) => Assert.Equal(code, Samples.Make(Samples.Product(product => product.ProductNumber = number)).Problem!.Code);

    [Fact]
    public void TooLongTexts_AreRefused_NeverCut()
    {
        Assert.Equal("INO-1203", Samples.Make(Samples.Product(product => product.ProductNumber = new string('x', 101))).Problem!.Code);
        Assert.Equal("INO-1203", Samples.Make(Samples.Product(product => product.Description = new string('x', 4001))).Problem!.Code);
    }

    [Fact]
    public void AUnitedStatesCompany_TakesNoOtherLetters_UnlessTheyMayBeTransliterated()
    {
        ItemPreferences preferences = Samples.Preferences;
        Assert.Equal("INO-1204", Samples.Make(Samples.Product(product => product.Description = "Łódź")).Problem!.Code);
        preferences.Transliterate = true;

        Assert.Equal("Lódz", Samples.Sent(Samples.Product(product => product.Description = "Łódź"), preferences).Text("Description"));
        Assert.Equal("Łódź", Samples.Sent(Samples.Product(product => (product.Description, product.Currency) = ("Łódź", "GBP")), preferences, Samples.Britain).Text("Description"));
    }

    [Fact]
    public void Prices_HaveSevenDecimals_AndABlankOneIsLeftOut()
    {
        Assert.Equal(0.1234568m, Samples.Sent(Samples.Product(product => product.ListPrice = 0.12345675m)).Number("UnitPrice"));
        Assert.False(Samples.Sent(Samples.Product(product => product.ListPrice = null)).Has("UnitPrice"));
    }

    [Fact]
    public void PricesInAnotherCurrency_StayAtHome_AndTheJobSaysSo()
    {
        Plan plan = Samples.Make(Samples.Product(product => product.Currency = "EUR"));

        Assert.False(plan.Write!.Fields.Has("UnitPrice") || plan.Write.Fields.Has("PurchaseCost"));
        Assert.Contains("EUR", Assert.Single(plan.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Nobody", "INO-1725")]
    [InlineData("Twins", "INO-1726")]
    public void AVendorWithoutOneMatch_IsANamedError_OrAWarningByPreference(string vendor, string code)
    {
        ItemPreferences lenient = Samples.Preferences;
        lenient.UnmatchedTextIsWarning = true;
        ItemSource source = Samples.Product(product => product.VendorName = vendor);

        Assert.Equal(code, Samples.Make(source).Problem!.Code);
        Plan plan = Samples.Make(source, lenient);
        Assert.Contains(vendor, Assert.Single(plan.Warnings), StringComparison.Ordinal);
        Assert.False(plan.Write!.Fields.Has("PrefVendorRef"));
    }

    [Theory]
    [InlineData("NON", "false")]
    [InlineData("TAX", "true")]
    [InlineData("", "true")]
    public void AUnitedStatesItem_IsTaxableUnlessItsCodeSaysNot(string code, string taxable) => Assert.Equal(taxable, Samples.Sent(Samples.Product(product => product.TaxCode = code)).Text("Taxable"));

    [Fact]
    public void Elsewhere_AnItemIsNotTaxableOrNot() => Assert.False(Samples.Sent(Samples.Product(product => product.Currency = "GBP"), settings: Samples.Britain).Has("Taxable"));

    [Fact]
    public void AnUpdate_CarriesWhatChanged_AndNeverTypeAccountsOrStock()
    {
        ItemSource source = Samples.Product();
        Link link = Samples.LinkAfter(Samples.Make(source));
        (source.ListPrice, source.Type, source.QuantityOnHand, source.TaxCode) = (31m, 3, 99m, "NON");
        ItemPreferences other = Samples.Preferences;
        (other.Service.Income, other.SendQuantity) = ("5", true);

        JsonObject changed = Samples.Make(source, other, link: link).Write!.Fields;

        Assert.Equal(["UnitPrice"], changed.Names);
    }

    [Fact]
    public void AnUnchangedProduct_SendsNothing()
    {
        ItemSource source = Samples.Product();

        Assert.Equal(PlanKind.UpToDate, Samples.Make(source, link: Samples.LinkAfter(Samples.Make(source))).Kind);
    }
}
