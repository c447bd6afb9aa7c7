using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.Companies;

/// <summary>The settings of the feature Customer. A company without such a row has the defaults.</summary>
public sealed class CustomerPreferences
{
    private static readonly string[] Columns =
    {
        PreferenceTable.AllowPrimaryContact, PreferenceTable.BillWithParent, PreferenceTable.AutoCreateMissingCustomer, PreferenceTable.Transliterate,
        PreferenceTable.DeadlockWin, PreferenceTable.DuplicateName, PreferenceTable.OtherHolderName, PreferenceTable.ContactsWithAccount,
        PreferenceTable.NameMatching,
    };

    /// <summary>Promoting an account sends its primary contact as name and e-mail.</summary>
    public bool AllowPrimaryContact { get; set; } = true;

    /// <summary>Sub-customers are billed with their parent; said at creation only (BOOKS B32).</summary>
    public bool BillWithParent { get; set; } = true;

    /// <summary>A missing parent is promoted first; else its child is refused.</summary>
    public bool AutoCreateMissingCustomer { get; set; } = true;

    /// <summary>Write what a US company can't store in letters that it can (BOOKS B30).</summary>
    public bool Transliterate { get; set; }

    public WinningSystem DeadlockWin { get; set; } = WinningSystem.Crm;

    /// <summary>Two accounts of one name: refuse, or add the account number.</summary>
    public TakenName DuplicateName { get; set; } = TakenName.Refuse;

    /// <summary>A vendor or employee has the name: refuse, or add the account number.</summary>
    public TakenName OtherHolderName { get; set; } = TakenName.Refuse;

    /// <summary>Which contacts go along when an account is promoted.</summary>
    public ContactsWithAccount ContactsWithAccount { get; set; } = ContactsWithAccount.None;

    /// <summary>Exact: only QuickBooks' own comparison of names counts. Pattern: a loaded customer of a name that is alike stops the record (<see cref="Customers.Lookalikes"/>).</summary>
    public NameMatching NameMatching { get; set; } = NameMatching.Exact;

    /// <summary>What warnings are written in.</summary>
    public Language Language { get; set; }

    public static CustomerPreferences Of(IOrganizationService system, Guid company)
    {
        QueryExpression query = Rows.Query(PreferenceTable.Name, Columns);
        query.Criteria.AddCondition(PreferenceTable.Company, ConditionOperator.Equal, company);
        query.Criteria.AddCondition(PreferenceTable.Feature, ConditionOperator.Equal, (int)Feature.Customer);
        query.Criteria.AddCondition("statecode", ConditionOperator.Equal, RowState.Active);
        Entity? row = system.All(query).FirstOrDefault();
        CustomerPreferences defaults = new() { Language = Languages.Of(system) };
        return row == null ? defaults : new CustomerPreferences
        {
            Language = defaults.Language,
            AllowPrimaryContact = row.GetAttributeValue<bool?>(PreferenceTable.AllowPrimaryContact) ?? defaults.AllowPrimaryContact,
            BillWithParent = row.GetAttributeValue<bool?>(PreferenceTable.BillWithParent) ?? defaults.BillWithParent,
            AutoCreateMissingCustomer = row.GetAttributeValue<bool?>(PreferenceTable.AutoCreateMissingCustomer) ?? defaults.AutoCreateMissingCustomer,
            Transliterate = row.GetAttributeValue<bool?>(PreferenceTable.Transliterate) ?? defaults.Transliterate,
            DeadlockWin = (WinningSystem)(row.Choice(PreferenceTable.DeadlockWin) ?? (int)defaults.DeadlockWin),
            DuplicateName = (TakenName)(row.Choice(PreferenceTable.DuplicateName) ?? (int)defaults.DuplicateName),
            OtherHolderName = (TakenName)(row.Choice(PreferenceTable.OtherHolderName) ?? (int)defaults.OtherHolderName),
            ContactsWithAccount = (ContactsWithAccount)(row.Choice(PreferenceTable.ContactsWithAccount) ?? (int)defaults.ContactsWithAccount),
            NameMatching = (NameMatching)(row.Choice(PreferenceTable.NameMatching) ?? (int)defaults.NameMatching),
        };
    }
}
