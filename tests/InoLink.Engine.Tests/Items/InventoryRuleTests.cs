using InoLink.Engine.Documents;
using InoLink.Engine.Items;
using InoLink.QuickBooks.Json;

namespace InoLink.Engine.Tests.Items;

public sealed class InventoryRuleTests
{
    [Fact]
    public void B33_TheQuantityOnHand_IsZero_UnlessThePreferenceSaysTheCrms()
    {
        ItemPreferences crm = Samples.Preferences;
        crm.SendQuantity = true;

        Assert.Equal(0m, Samples.Sent(Samples.Product()).Number("QtyOnHand"));
        Assert.Equal(7m, Samples.Sent(Samples.Product(), crm).Number("QtyOnHand"));
        Assert.Equal(0m, Samples.Sent(Samples.Product(product => product.QuantityOnHand = null), crm).Number("QtyOnHand"));
    }

    [Fact]
    public void B33_TheStartOfTheInventory_IsThePreferences_AndRequired()
    {
        ItemPreferences without = Samples.Preferences;
        without.InventoryStartsOn = null;

        Assert.Equal("2026-01-01", Samples.Sent(Samples.Product()).Text("InvStartDate"));
        Assert.Contains("Inventory Start Date", Samples.Make(Samples.Product(), without).Problem!.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-09", 1, "2026-01-01")]
    [InlineData("2026-03-09", 4, "2025-04-01")]
    [InlineData("2026-03-31", 4, "2025-04-01")]
    [InlineData("2026-04-01", 4, "2026-04-01")]
    [InlineData("2026-12-31", 12, "2026-12-01")]
    public void B33_ItsDefault_IsTheFirstDayOfTheFiscalYear(string today, int month, string start) =>
        Assert.Equal(Day(start), DocumentDates.FiscalYear(Day(today), month));

    [Fact]
    public void B33_WhereTheCompanyTracksNoQuantities_AnInventoryProductIsRefused_NeverSilentlyNonInventory() =>
        Assert.Equal("INO-1604", Samples.Make(Samples.Product(), settings: Samples.WithoutQuantities).Problem!.Code);

    [Theory]
    [InlineData("Income Account")]
    [InlineData("Expense Account")]
    [InlineData("Asset Account")]
    public void B33_AMissingAccount_IsRefusedByTheSettingsName(string setting)
    {
        ItemPreferences preferences = Samples.Preferences;
        preferences.Inventory = new ItemAccounts
        {
            Income = setting == "Income Account" ? "" : "79",
            Expense = setting == "Expense Account" ? "" : "80",
            Asset = setting == "Asset Account" ? "" : "81",
        };

        Assert.Contains($"{setting} (Inventory)", Samples.Make(Samples.Product(), preferences).Problem!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void B33_AServiceAndANonInventoryItem_HaveNoStock()
    {
        foreach (int type in new[] { 3, 776210000 })
        {
            JsonObject sent = Samples.Sent(Samples.Product(product => product.Type = type));
            Assert.False(sent.Has("QtyOnHand") || sent.Has("InvStartDate") || sent.Has("TrackQtyOnHand") || sent.Has("AssetAccountRef"));
        }
    }

    private static DateTime Day(string day) => DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
