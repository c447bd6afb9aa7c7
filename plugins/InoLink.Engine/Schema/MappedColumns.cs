namespace InoLink.Engine.Schema;

/// <summary>
/// The columns of a linked record whose later change QuickBooks is told of: filters of the step LinkedRecordChanged, so constant and separated by commas. What is said at creation only
/// (BOOKS B31: currency, product type) and what is computed (a contact's full name) is left out; a test holds the lists against what the readers read.
/// </summary>
public static class MappedColumns
{
    public const string Account =
        AccountTable.AccountName + "," + AccountTable.MainPhone + "," + AccountTable.OtherPhone + "," + AccountTable.Fax + "," + AccountTable.Email + "," + AccountTable.Website + ","
        + AccountTable.PrimaryContact + "," + AccountTable.Parent + "," + Addresses;

    /// <summary>Of a contact, what also stands on the customer of an account whose primary contact it is.</summary>
    public const string Person =
        ContactTable.Salutation + "," + ContactTable.FirstName + "," + ContactTable.MiddleName + "," + ContactTable.LastName + "," + ContactTable.Suffix + "," + ContactTable.Email;

    public const string Contact =
        Person + "," + ContactTable.BusinessPhone + "," + ContactTable.HomePhone + "," + ContactTable.MobilePhone + "," + ContactTable.Fax + "," + ContactTable.Website + ","
        + ContactTable.ParentCustomer + "," + Addresses;

    public const string Product =
        ProductTable.ProductNumber + "," + ProductTable.ProductName + "," + ProductTable.Description + "," + ProductTable.ListPrice + "," + ProductTable.CurrentCost + ","
        + ProductTable.VendorName;

    private const string Addresses =
        "address1_name,address1_primarycontactname,address1_line1,address1_line2,address1_line3,address1_city,address1_stateorprovince,address1_postalcode,address1_country,"
        + "address2_name,address2_primarycontactname,address2_line1,address2_line2,address2_line3,address2_city,address2_stateorprovince,address2_postalcode,address2_country";

    /// <summary>The columns of one of the lists.</summary>
    public static IReadOnlyList<string> Of(string list) => list.Split(',');
}
