using System.Globalization;
using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Entities;
using InoLink.Lab.QuickBooks.Store;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Lists;

/// <summary>
/// What a new company has before anybody works in it: chart of accounts, terms, payment methods, tax codes, two services.
/// Ids that occur in the recordings are theirs (accounts 4, 5, 35, 79, 86; tax code 2 with rate 3).
/// </summary>
internal static class CompanySeed
{
    private static readonly (string Id, string Name, string Type, string SubType)[] Accounts =
    [
        ("1", "Services", "Income", "ServiceFeeIncome"), ("4", "Undeposited Funds", "Other Current Asset", "UndepositedFunds"),
        ("5", "Fees Billed", "Income", "ServiceFeeIncome"), ("8", "Purchases", "Expense", "SuppliesMaterials"), ("35", "Checking", "Bank", "Checking"),
        ("79", "Sales of Product Income", "Income", "SalesOfProductIncome"), ("80", "Cost of Goods Sold", "Cost of Goods Sold", "SuppliesMaterialsCogs"),
        ("81", "Inventory Asset", "Other Current Asset", "Inventory"), ("82", "Shipping Income", "Income", "OtherPrimaryIncome"),
        ("84", "Accounts Receivable (A/R)", "Accounts Receivable", "AccountsReceivable"), ("86", "Discounts given", "Income", "DiscountsRefundsGiven"),
        ("89", "Sales Tax Payable", "Other Current Liability", "SalesTaxPayable"),
    ];

    public static void Fill(Work work)
    {
        foreach ((string id, string name, string type, string subType) in Accounts)
        {
            Add(work, "Account", id, new JsonObject { ["Name"] = name, ["AccountType"] = type, ["AccountSubType"] = subType });
        }

        foreach ((string id, string name, int days) in new[] { ("1", "Due on receipt", 0), ("2", "Net 15", 15), ("3", "Net 30", 30), ("4", "Net 60", 60) })
        {
            Add(work, "Term", id, new JsonObject { ["Name"] = name, ["DueDays"] = days });
        }

        foreach ((string id, string name, string type) in new[] { ("1", "Cash", "NON_CREDIT_CARD"), ("2", "Check", "NON_CREDIT_CARD"), ("3", "Visa", "CREDIT_CARD"), ("4", "MasterCard", "CREDIT_CARD") })
        {
            Add(work, "PaymentMethod", id, new JsonObject { ["Name"] = name, ["Type"] = type });
        }

        Taxes(work);
        if (work.Profile.MultiCurrency)
        {
            Currencies.AddToList(work, work.Profile.HomeCurrency);
        }

        foreach ((string id, string name) in new[] { ("1", "Services"), ("2", "Hours") })
        {
            Add(work, "Item", id, new JsonObject { ["Name"] = name, ["Type"] = "Service", ["IncomeAccountRef"] = Json.Reference("1") });
        }
    }

    private static void Taxes(Work work)
    {
        switch (work.Profile.Country)
        {
            case "US":
                Code(work, "TAX", "TAX", taxable: true);
                Code(work, "NON", "NON", taxable: false);
                Rate(work, "1", "AZ State tax", 7.1m);
                Rate(work, "2", "Tucson City", 2m);
                Rate(work, "3", "California", work.Profile.PartnerTaxEnabled ? work.Profile.AutomatedTaxPercent : 8m);
                Code(work, "2", "California", taxable: true, "3");
                Code(work, "3", "Tucson", taxable: true, "1", "2");
                break;
            case "CA":
                Codes(work, ("Exempt", [0m]), ("Zero-rated", [0m]), ("GST", [5m]), ("HST ON", [13m]), ("GST/PST BC", [5m, 7m]));
                break;
            case "GB":
                Codes(work, ("20.0% S", [20m]), ("5.0% R", [5m]), ("0.0% Z", [0m]), ("Exempt", [0m]), ("No VAT", [0m]));
                break;
            case "AU":
                Codes(work, ("GST", [10m]), ("GST free", [0m]), ("Out of scope", [0m]));
                break;
            default:
                Codes(work, ("Standard", [19m]), ("Reduced", [7m]), ("Zero", [0m]), ("Exempt", [0m]));
                break;
        }
    }

    private static void Codes(Work work, params (string Name, decimal[] Rates)[] codes)
    {
        int rate = 0;
        for (int index = 0; index < codes.Length; index++)
        {
            (string name, decimal[] percents) = codes[index];
            List<string> rates = [];
            foreach (decimal percent in percents)
            {
                string id = Text(++rate);
                Rate(work, id, percents.Length == 1 ? name : name + " " + percent.ToString(CultureInfo.InvariantCulture), percent);
                rates.Add(id);
            }

            Code(work, Text(index + 2), name, taxable: true, [.. rates]);
        }
    }

    private static void Code(Work work, string id, string name, bool taxable, params string[] rates)
    {
        JsonObject code = new() { ["Name"] = name, ["Description"] = name, ["Active"] = true, ["Taxable"] = taxable, ["TaxGroup"] = rates.Length > 0 };
        if (rates.Length > 0)
        {
            code["SalesTaxRateList"] = new JsonObject
            {
                ["TaxRateDetail"] = new JsonArray([.. rates.Select(rate => (JsonNode)new JsonObject
                {
                    ["TaxRateRef"] = References.To(work.Find("TaxRate", rate)!), ["TaxTypeApplicable"] = "TaxOnAmount", ["TaxOrder"] = 0,
                })]),
            };
            code["PurchaseTaxRateList"] = new JsonObject { ["TaxRateDetail"] = new JsonArray() };
        }

        Put(work, "TaxCode", id, code);
    }

    private static void Rate(Work work, string id, string name, decimal percent) => Put(work, "TaxRate", id, new JsonObject
    {
        ["Name"] = name, ["Description"] = name, ["Active"] = true, ["RateValue"] = Json.Quantity(percent), ["AgencyRef"] = Json.Reference("1"), ["SpecialTaxType"] = "NONE", ["DisplayType"] = "ReadOnly",
    });

    /// <summary>By the rules of the entity, so that computed members are there.</summary>
    private static void Add(Work work, string entity, string id, JsonObject members)
    {
        EntityRules rules = EntityCatalogue.Find(entity)!;
        rules.Apply(new Change(work, id, null, members, members, new HashSet<string>()));
        Put(work, entity, id, members);
    }

    private static void Put(Work work, string entity, string id, JsonObject members)
    {
        EntityRules rules = EntityCatalogue.Find(entity)!;
        if (long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            work.Reserve(rules.Sequence, number);
        }

        work.Put(entity, id, 0, members, work.Now);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
