using System;

namespace Intuit.Ipp.Data;

public class CompanyInfo : IntuitEntity, IEntity
{
    public PhysicalAddress CompanyAddr { get; set; }
    public EmailAddress CompanyEmailAddr { get; set; }
    public string CompanyFileName { get; set; }
    public string CompanyName { get; set; }
    public DateTime CompanyStartDate { get; set; }
    public bool CompanyStartDateSpecified { get; set; }
    public WebSiteAddress CompanyURL { get; set; }
    public string CompanyUserAdminEmail { get; set; }
    public string CompanyUserId { get; set; }
    public string Country { get; set; }
    public PhysicalAddress CustomerCommunicationAddr { get; set; }
    public EmailAddress CustomerCommunicationEmailAddr { get; set; }
    public string DefaultTimeZone { get; set; }
    public EmailAddress Email { get; set; }
    public string EmployerId { get; set; }
    public TelephoneNumber Fax { get; set; }
    public string FlavorStratum { get; set; }
    public DateTime LastImportedTime { get; set; }
    public bool LastImportedTimeSpecified { get; set; }
    public DateTime LastSyncTime { get; set; }
    public bool LastSyncTimeSpecified { get; set; }
    public PhysicalAddress LegalAddr { get; set; }
    public string LegalName { get; set; }
    public TelephoneNumber Mobile { get; set; }
    public bool MultiByteCharsSupported { get; set; }
    public bool MultiByteCharsSupportedSpecified { get; set; }
    public PhysicalAddress[] OtherAddr { get; set; }
    public TelephoneNumber PrimaryPhone { get; set; }
    public string QBVersion { get; set; }
    public bool SampleFile { get; set; }
    public bool SampleFileSpecified { get; set; }
    public PhysicalAddress ShipAddr { get; set; }
    public string SupportedLanguages { get; set; }
    public WebSiteAddress WebAddr { get; set; }
}
