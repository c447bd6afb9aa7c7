namespace Intuit.Ipp.Data;

public class NameBase : IntuitEntity, IEntity
{
    public bool Active { get; set; }
    public bool ActiveSpecified { get; set; }
    public TelephoneNumber AlternatePhone { get; set; }
    public string CompanyName { get; set; }
    public ReferenceType DefaultTaxCodeRef { get; set; }
    public string DisplayName { get; set; }
    public string FamilyName { get; set; }
    public TelephoneNumber Fax { get; set; }
    public string FullyQualifiedName { get; set; }
    public string GivenName { get; set; }
    public string IntuitId { get; set; }
    public string MiddleName { get; set; }
    public TelephoneNumber Mobile { get; set; }
    public bool Organization { get; set; }
    public bool OrganizationSpecified { get; set; }
    public EmailAddress PrimaryEmailAddr { get; set; }
    public TelephoneNumber PrimaryPhone { get; set; }
    public string PrintOnCheckName { get; set; }
    public string Suffix { get; set; }
    public string Title { get; set; }
    public string UserId { get; set; }
    public string V4IDPseudonym { get; set; }
    public WebSiteAddress WebAddr { get; set; }
}
