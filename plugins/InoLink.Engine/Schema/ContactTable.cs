namespace InoLink.Engine.Schema;

public static class ContactTable
{
    public const string Name = "contact";
    public const string Id = "contactid";
    public const string FullName = "fullname";
    public const string Salutation = "salutation";
    public const string FirstName = "firstname";
    public const string MiddleName = "middlename";
    public const string LastName = "lastname";
    public const string Suffix = "suffix";
    public const string Email = "emailaddress1";
    public const string BusinessPhone = "telephone1";
    public const string HomePhone = "telephone2";
    public const string MobilePhone = "mobilephone";
    public const string Fax = "fax";
    public const string Website = "websiteurl";
    public const string ParentCustomer = "parentcustomerid";
    public const string Currency = "transactioncurrencyid";
    public const string BusinessUnit = "owningbusinessunit";
    public const string State = "statecode";
}
