namespace InoLink.Engine.Schema;

public static class AccountTable
{
    public const string Name = "account";
    public const string Id = "accountid";
    public const string AccountName = "name";
    public const string AccountNumber = "accountnumber";
    public const string MainPhone = "telephone1";
    public const string OtherPhone = "telephone2";
    public const string Fax = "fax";
    public const string Email = "emailaddress1";
    public const string Website = "websiteurl";
    public const string PrimaryContact = "primarycontactid";
    public const string Parent = "parentaccountid";
    public const string Currency = "transactioncurrencyid";
    public const string BusinessUnit = "owningbusinessunit";
    public const string State = "statecode";
}
