using System.Globalization;

namespace InoLink.Lab.QuickBooks.Wire;

/// <summary>
/// The refusals by code, with the texts of quickbooks-api §10. Where the reference has no recorded text, the message says
/// what the code means; FIDELITY.md marks those.
/// </summary>
internal static class Refusal
{
    public const string InactiveText =
        "Object Not Found : Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees.";

    public static IntuitFault Unsupported(string operation) =>
        new("Unsupported Operation", $"Operation {operation} is not supported.", "500", null);

    public static IntuitFault NoResource(string path, string fullPath) =>
        Unsupported($"Could not find resource for relative : {path} of full path: {fullPath}");

    public static IntuitFault NotFound() => new("Object Not Found", InactiveText, "610", "");

    public static IntuitFault DeletedTransaction() =>
        new("Object Not Found", "Object Not Found : Another user has deleted this transaction.", "610", "");

    public static IntuitFault CannotLink(string detail) => new("Transaction can't be linked", detail, "620", "");

    public static IntuitFault ParentIsChild() =>
        new("Parent is child", "An object can't be its own parent, nor the child of one of its children.", "900", "ParentRef");

    public static IntuitFault BatchTooBig(int supplied) => new(
        "Batch request has too many items",
        $"The maximum number of batch items is 30. Supplied value:{supplied.ToString(CultureInfo.InvariantCulture)}", "1040", null);

    public static IntuitFault Property(string detail) =>
        new("Request has invalid or unsupported property", $"Property Name:{detail} specified is unsupported or invalid", "2010", null);

    public static IntuitFault Missing(string parameter, string? element = null) => new(
        "Required param missing, need to supply the required value for the API",
        $"Required parameter {parameter} is missing in the request", "2020", element ?? parameter);

    public static IntuitFault MissingText(string detail, string element) =>
        new("Required param missing, need to supply the required value for the API", detail, "2020", element);

    public static IntuitFault InvalidId(string supplied) =>
        new("Invalid ID", $"Id should be a valid number. Supplied value:{supplied}", "2030", "Id") { WithTime = false };

    public static FaultError InvalidCharacters(string element) => new(
        "Invalid String", "Invalid String : the text holds characters that this company's character set (ISO-8859-1) lacks.", "2040", element);

    public static FaultError Length(int supplied, int max, string element) => new(
        "String length is either shorter or longer than supported by specification",
        string.Create(CultureInfo.InvariantCulture, $"String length specified does not match the supported length. Min:0 Max:{max} supported. Supplied length:{supplied}"),
        "2050", element);

    public static FaultError DateFormat(string supplied, string element) =>
        new("Invalid Date Format", $"Date format should be YYYY-MM-DD. Supplied value:{supplied}", "2060", element);

    public static FaultError Date(string supplied, string element) =>
        new("Invalid Date", $"The date does not exist. Supplied value:{supplied}", "2070", element);

    public static FaultError Number(string supplied, string element) =>
        new("Invalid Number", $"A number is required. Supplied value:{supplied}", "2090", element);

    public static IntuitFault RequestId(string detail) => new("Invalid request ID", detail, "2130", "requestid");

    public static FaultError Enumeration(string supplied, string? element) =>
        new("Invalid Enumeration", $"Invalid Enumeration : {supplied}", "2170", element);

    public static FaultError NameCharacters(string element) => new(
        "Invalid Enumeration",
        "Names must have at least one character, must be on one line, and cannot include colons or tabbing.", "2180", element);

    public static FaultError Url(string element) => new("Invalid URL format", "The URL is not valid.", "2200", element);

    public static FaultError Email(string element) => new("Invalid Email Address format", "Email address is not valid.", "2210", element);

    public static IntuitFault Currency(string code) =>
        new("Invalid Currency Code", $"Invalid currency code : {code}", "2220", "CurrencyRef");

    public static IntuitFault NegativeAmount() => new(
        "Invalid Amount", "Transaction amount must be 0 or greater.", "2290", "TotalAmt");

    public static IntuitFault Reference(string detail, string element) =>
        new("Invalid Reference Id", $"Invalid Reference Id : {detail}", "2500", element);

    public static IntuitFault CategoryInTransaction() => new(
        "Invalid Reference Id",
        "Invalid Reference Id : An item in this transaction is set up as a category instead of a product or service.", "2500", "Line.SalesItemLineDetail.ItemRef");

    public static IntuitFault QueryParse(string detail) => new("Error parsing query", $"QueryParserError: {detail}", "4000", null);

    public static IntuitFault QueryValidation(string detail) => new("Invalid query", $"QueryValidationError: {detail}", "4001", null);

    public static IntuitFault Stale(string entity) => new(
        "Stale Object Error",
        $"Stale Object Error : You and another user were working on this at the same time. another user finished before you did, so your work was not saved. Entity={entity}",
        "5010", "");

    public static IntuitFault FeatureOff(string detail) => new("Feature Not Supported Error", detail, "5030", "");

    public static IntuitFault Business(string text, string element = "") => new(
        "A business validation error has occurred while processing your request", $"Business Validation Error: {text}", "6000", element);

    public static IntuitFault NoName() => new(
        "Name is missing", "At least one of Title, GivenName, MiddleName, FamilyName, Suffix or DisplayName must be supplied.", "6080", "");

    public static IntuitFault AmountMismatch(decimal supplied) => new(
        "Amount calculation incorrect in the request.",
        $"Amount is not equal to UnitPrice * Qty. Supplied value:{supplied.ToString("#,##0.##", CultureInfo.InvariantCulture)}", "6070", "Line.Amount");

    public static IntuitFault DuplicateName() => new("Duplicate Name Exists Error", "The name supplied already exists. : null", "6240", null);

    public static IntuitFault DuplicateNumber(string number, string type, string id) => new(
        "Duplicate Document Number Error",
        "Duplicate Document Number Error : You must specify a different number. This number has already been used. "
        + $"DocNumber={number} is assigned to TxnType={type} with TxnId={id}", "6140", "DocNumber");

    public static IntuitFault SubscriptionEnded() => new(
        "Invalid Company Status",
        "Subscription period has ended or canceled or there was a billing problem : You can't add data to QuickBooks Online Plus because your trial or "
        + "subscription period ended, you canceled your subscription, or there was a billing problem.", "6190", "");

    public static IntuitFault PeriodClosed() => new(
        "Account Period Closed",
        "The account period has closed and the account books cannot be updated through the QBO Services API. Please use the QBO website to make these changes.",
        "6210", "");

    /// <summary>A rule known by its code only; the text states the rule.</summary>
    public static IntuitFault Rule(string code, string message, string element = "") => new(message, message, code, element);
}
