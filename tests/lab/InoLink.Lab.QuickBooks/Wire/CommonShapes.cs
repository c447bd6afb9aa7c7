using static InoLink.Lab.QuickBooks.Wire.Member;

namespace InoLink.Lab.QuickBooks.Wire;

/// <summary>The parts that several entities share (quickbooks-api §3, §5.1).</summary>
internal static class CommonShapes
{
    public static readonly Shape Reference = new("ReferenceType", Text("value"), Text("name"), Text("type"));

    public static readonly Shape Address = new("PhysicalAddress",
        Text("Id").Server(), Text("Line1", 500), Text("Line2", 500), Text("Line3", 500), Text("Line4", 500), Text("Line5", 500),
        Text("City", 255), Text("Country", 255), Ignored("CountryCode"), Ignored("County"), Text("CountrySubDivisionCode", 255),
        Text("PostalCode", 30), Ignored("PostalCodeSuffix"), Text("Lat").Server(), Text("Long").Server(), Ignored("Tag"), Ignored("Note"));

    public static readonly Shape Phone = new("TelephoneNumber",
        Ignored("Id"), Ignored("DeviceType"), Ignored("CountryCode"), Ignored("AreaCode"), Ignored("ExchangeCode"), Ignored("Extension"),
        Text("FreeFormNumber", 30), Ignored("Default"), Ignored("Tag"));

    public static readonly Shape Email = new("EmailAddress", Ignored("Id"), Text("Address", 100), Ignored("Default"), Ignored("Tag"));

    public static readonly Shape WebAddress = new("WebSiteAddress", Ignored("Id"), Text("URI", 1000), Ignored("Default"), Ignored("Tag"));

    public static readonly Shape Memo = new("MemoRef", Text("value", 1000), Ignored("id"), Ignored("name"));

    public static readonly Shape MetaData = new("ModificationMetaData",
        Ignored("CreatedByRef"), Text("CreateTime"), Ignored("LastModifiedByRef"), Text("LastUpdatedTime"), Ignored("LastChangedInQB"), Ignored("Synchronized"));

    public static readonly Shape CustomField = new("CustomField",
        Text("DefinitionId"), Text("Name"), Text("Type"), Text("StringValue", 31), Ignored("BooleanValue"), Ignored("DateValue"), Ignored("NumberValue"));

    /// <summary>The members that every entity has, in their recorded place and order.</summary>
    public static readonly Member[] Entity =
    [
        Text("domain").Server().NoQuery(), Flag("sparse").NoQuery(), Text("Id"), Text("SyncToken").NoQuery(), Part("MetaData", MetaData).Server(), Ignored("status"), Ignored("AttachableRef"),
    ];
}
