using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Entities;
using InoLink.Lab.QuickBooks.Wire;
using static InoLink.Lab.QuickBooks.Wire.Member;

namespace InoLink.Lab.QuickBooks.Lists;

/// <summary>The chart of accounts.</summary>
internal sealed class AccountRules : EntityRules
{
    private static readonly Dictionary<string, string> Classifications = new(StringComparer.Ordinal)
    {
        ["Bank"] = "Asset", ["Accounts Receivable"] = "Asset", ["Other Current Asset"] = "Asset", ["Fixed Asset"] = "Asset", ["Other Asset"] = "Asset",
        ["Accounts Payable"] = "Liability", ["Credit Card"] = "Liability", ["Other Current Liability"] = "Liability", ["Long Term Liability"] = "Liability",
        ["Equity"] = "Equity", ["Income"] = "Revenue", ["Other Income"] = "Revenue",
        ["Cost of Goods Sold"] = "Expense", ["Expense"] = "Expense", ["Other Expense"] = "Expense",
    };

    public override Shape Shape { get; } = new("Account",
    [
        Text("Name", 100), Flag("SubAccount"), Reference("ParentRef").Keep(), Text("Description", 100), Text("FullyQualifiedName").Server(), Flag("Active"),
        Text("Classification").Server(), Choice("AccountType", [.. Classifications.Keys]).Keep(), Text("AccountSubType").Keep(), Text("AcctNum", 20), Ignored("AcctNumExtn"), Ignored("BankNum"),
        Ignored("OpeningBalance"), Ignored("OpeningBalanceDate"), Amount("CurrentBalance").Server(), Amount("CurrentBalanceWithSubAccounts").Server(),
        Reference("CurrencyRef").Keep(), Ignored("TaxAccount"), Ignored("TaxCodeRef"), Ignored("OnlineBankingEnabled"), Ignored("FIName"), Ignored("JournalCodeRef"),
        Ignored("AccountAlias"), Ignored("TxnLocationType"), Ignored("AccountPurposes"), Ignored("AccountEx"),
        .. CommonShapes.Entity,
    ]);

    /// <summary>Recorded: an update that changes nothing kept SyncToken and times.</summary>
    public override bool KeepsTokenWhenUnchanged => true;

    public override void Apply(Change change)
    {
        JsonObject draft = change.Draft;
        ListNames.Apply(change, Name, "ParentRef");
        string type = change.Text("AccountType") ?? throw Refusal.Missing("AccountType");
        draft["SubAccount"] = change.Reference("ParentRef") is not null;
        draft["Classification"] = Classifications[type];
        draft["AccountSubType"] = change.Text("AccountSubType") ?? type.Replace(" ", "", StringComparison.Ordinal);
        draft["CurrentBalance"] = change.Before?.Json["CurrentBalance"]?.DeepClone() ?? Json.Amount(0m);
        draft["CurrentBalanceWithSubAccounts"] = change.Before?.Json["CurrentBalanceWithSubAccounts"]?.DeepClone() ?? Json.Amount(0m);
        draft["CurrencyRef"] = Currencies.OfName(change);
    }
}
