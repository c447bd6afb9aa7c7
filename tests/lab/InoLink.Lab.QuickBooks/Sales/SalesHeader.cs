using System.Globalization;
using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Entities;
using InoLink.Lab.QuickBooks.Store;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Sales;

/// <summary>Everything of a sales form above and below its lines (quickbooks-api §5.1).</summary>
internal static class SalesHeader
{
    /// <summary>Checks and completes the header; returns the customer, which a sales receipt may lack.</summary>
    public static StoredObject? Apply(Change change, SalesRules rules)
    {
        JsonObject draft = change.Draft;
        StoredObject? customer = Customer(change, rules);
        if (change.Before is not null)
        {
            RefuseClosed(change.Work, rules, change.Before.Json);
        }

        draft["TxnDate"] = change.Text("TxnDate") ?? Date(change.Work.Today);
        RefuseClosed(change.Work, rules, draft);
        Currency(change, customer);
        SalesNumbers.Apply(change, rules.Name);
        Addresses(change, customer);
        Emails(change);
        CustomFields(change);
        References.Check(change, "ClassRef", "Class");
        References.Check(change, "DepartmentRef", "Department");
        References.Check(change, "PaymentMethodRef", "PaymentMethod");
        StoredObject? term = References.Check(change, "SalesTermRef", "Term");
        ShipVia(change);
        draft["PrintStatus"] = change.Text("PrintStatus") ?? "NeedToPrint";
        draft["ApplyTaxAfterDiscount"] = change.Flag("ApplyTaxAfterDiscount");
        switch (rules.Name)
        {
            case "Invoice":
                Invoice(change, customer!, term);
                break;
            case "Estimate":
                draft["TxnStatus"] = change.Text("TxnStatus") ?? "Pending";
                Remove(draft, "DueDate", "PaymentMethodRef", "PaymentRefNum", "DepositToAccountRef");
                break;
            default:
                Remove(draft, "DueDate", "SalesTermRef", "TxnStatus");
                DepositTo(change);
                break;
        }

        return customer;
    }

    /// <summary>6210 for what posts on or before the closing date.</summary>
    public static void RefuseClosed(Work work, SalesRules rules, JsonObject transaction)
    {
        if (rules.Posts && work.Profile.BookCloseDate is { } closed && string.CompareOrdinal(Json.String(transaction, "TxnDate"), Date(closed)) <= 0)
        {
            throw Refusal.PeriodClosed();
        }
    }

    private static StoredObject? Customer(Change change, SalesRules rules)
    {
        string? id = change.Reference("CustomerRef");
        if (string.IsNullOrEmpty(id))
        {
            return rules.Name == "SalesReceipt" ? null : throw Refusal.Missing("CustomerRef");
        }

        StoredObject? kept = Json.Reference(change.Before?.Json, "CustomerRef") == id ? change.Work.Find("Customer", id) : null;
        StoredObject customer = kept ?? References.Name(change.Work, "Customer", id);
        change.Draft["CustomerRef"] = References.To(customer);
        return customer;
    }

    private static void Currency(Change change, StoredObject? customer)
    {
        JsonObject draft = change.Draft;
        string home = change.Profile.HomeCurrency;
        string expected = Json.Reference(customer?.Json, "CurrencyRef") ?? change.Reference("CurrencyRef") ?? home;
        string? sent = change.Reference("CurrencyRef");
        if (sent is null && change.Profile.MultiCurrency)
        {
            throw Refusal.Missing("CurrencyRef");
        }

        string code = sent ?? expected;
        Currencies.RefuseForeign(change.Work, code);
        if (code != expected)
        {
            throw Refusal.Business("The currency of the transaction is invalid for the customer / vendor / account.", "CurrencyRef");
        }

        draft["CurrencyRef"] = Currencies.Reference(code);
        if (!change.Profile.MultiCurrency)
        {
            draft.Remove("ExchangeRate");
            return;
        }

        // an ExchangeRate left out counts as 1, also on a foreign document (quickbooks-api §5.1)
        decimal rate = code == home ? 1m : Json.Number(draft, "ExchangeRate") ?? 1m;
        draft["ExchangeRate"] = rate > 0m ? Json.Quantity(rate) : throw new IntuitFault([Refusal.Number(rate.ToString(CultureInfo.InvariantCulture), "ExchangeRate")]);
    }

    private static void Addresses(Change change, StoredObject? customer)
    {
        foreach (string member in new[] { "BillAddr", "ShipAddr" })
        {
            if (change.Draft[member] is null && customer?.Json[member] is { } own && change.IsCreate)
            {
                change.Draft[member] = own.DeepClone();
            }

            PersonNames.Address(change, member);
        }

        PersonNames.Address(change, "ShipFromAddr");
    }

    private static void Emails(Change change)
    {
        foreach (string member in new[] { "BillEmail", "BillEmailCc", "BillEmailBcc" })
        {
            string? address = Json.String(Json.Object(change.Draft, member), "Address");
            if (address is not null && !(address.Contains('@', StringComparison.Ordinal) && address.Contains('.', StringComparison.Ordinal)))
            {
                throw new IntuitFault([Refusal.Email(member)]);
            }
        }

        string status = change.Text("EmailStatus") ?? "NotSet";
        if (status == "NeedToSend" && change.Draft["BillEmail"] is null)
        {
            throw Refusal.Rule("6420", "An e-mail address is required to send this form.", "BillEmail");
        }

        change.Draft["EmailStatus"] = status;
    }

    /// <summary>The one custom field of the seeded preferences; without a value the triple comes back alone (recorded).</summary>
    private static void CustomFields(Change change)
    {
        JsonArray sent = change.Draft["CustomField"] as JsonArray ?? [];
        JsonObject field = new() { ["DefinitionId"] = "1", ["Name"] = "Crew #", ["Type"] = "StringType" };
        foreach (JsonObject custom in sent.OfType<JsonObject>())
        {
            if (Json.String(custom, "DefinitionId") != "1")
            {
                throw Refusal.Rule("3000", $"Invalid custom field: DefinitionId {Json.String(custom, "DefinitionId")} does not exist.", "CustomField");
            }

            if (Json.String(custom, "StringValue") is { Length: > 0 } value)
            {
                field["StringValue"] = value;
            }
        }

        change.Draft["CustomField"] = new JsonArray(field);
    }

    private static void ShipVia(Change change)
    {
        if (change.Reference("ShipMethodRef") is not { Length: > 0 } text)
        {
            change.Draft.Remove("ShipMethodRef");
            return;
        }

        if (text.Length > 30)
        {
            throw new IntuitFault([Refusal.Length(text.Length, 30, "ShipMethodRef.value")]);
        }

        change.Draft["ShipMethodRef"] = Json.Reference(text, text);
    }

    private static void Invoice(Change change, StoredObject customer, StoredObject? term)
    {
        JsonObject draft = change.Draft;
        Remove(draft, "TxnStatus", "DepositToAccountRef", "PaymentMethodRef", "PaymentRefNum");
        if (change.Flag("AllowIPNPayment") || (Json.Number(change.Sent, "Deposit") ?? 0m) != 0m)
        {
            throw new NotEmulatedException("deposits and IPN payments on invoices");
        }

        draft.Remove("Deposit");
        draft["AllowIPNPayment"] = false;
        draft["AllowOnlinePayment"] = false;
        draft["AllowOnlineCreditCardPayment"] = change.Flag("AllowOnlineCreditCardPayment");
        draft["AllowOnlineACHPayment"] = change.Flag("AllowOnlineACHPayment");
        if (term is null && change.IsCreate && change.Sent["SalesTermRef"] is null && customer.Json["SalesTermRef"] is { } own)
        {
            draft["SalesTermRef"] = own.DeepClone();
            term = References.Check(change, "SalesTermRef", "Term");
        }

        // without a term the company's default one sets the date, but is not shown (recorded create__invoice)
        term ??= change.Work.Find("Term", "3");
        bool moved = change.Sent["TxnDate"] is not null || change.Sent["SalesTermRef"] is not null;
        if (draft["DueDate"] is null || (change.Sent["DueDate"] is null && moved))
        {
            draft["DueDate"] = Date(DueDate(DateOnly.ParseExact(change.Text("TxnDate")!, "yyyy-MM-dd", CultureInfo.InvariantCulture), term?.Json));
        }
    }

    private static DateOnly DueDate(DateOnly from, JsonObject? term)
    {
        if (Json.Number(term, "DayOfMonthDue") is not { } day)
        {
            return from.AddDays((int)(Json.Number(term, "DueDays") ?? 0m));
        }

        DateOnly due = OnDay(from, (int)day);
        int early = (int)(Json.Number(term, "DueNextMonthDays") ?? 0m);
        return due < from || due.DayNumber - from.DayNumber < early ? OnDay(from.AddMonths(1), (int)day) : due;
    }

    private static DateOnly OnDay(DateOnly month, int day) => new(month.Year, month.Month, Math.Min(day, DateTime.DaysInMonth(month.Year, month.Month)));

    private static void DepositTo(Change change)
    {
        if (change.Reference("DepositToAccountRef") is null)
        {
            change.Draft["DepositToAccountRef"] = Json.Reference("4", "Undeposited Funds");
        }

        StoredObject? account = References.Check(change, "DepositToAccountRef", "Account");
        if (account is not null && Json.String(account.Json, "AccountType") is not ("Bank" or "Other Current Asset"))
        {
            throw Refusal.Rule("6430", "Invalid account type: money is deposited to an account of type Bank or Other Current Asset.", "DepositToAccountRef");
        }
    }

    private static void Remove(JsonObject draft, params string[] members)
    {
        foreach (string member in members)
        {
            draft.Remove(member);
        }
    }

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
