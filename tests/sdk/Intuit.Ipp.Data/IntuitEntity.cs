namespace Intuit.Ipp.Data;

public abstract class IntuitEntity
{
    public CustomField[] CustomField { get; set; }
    public string domain { get; set; }
    public string HeaderFull { get; set; }
    public string HeaderLite { get; set; }
    public string Id { get; set; }
    public ModificationMetaData MetaData { get; set; }
    public string NameAndId { get; set; }
    public string Overview { get; set; }
    public bool sparse { get; set; }
    public bool sparseSpecified { get; set; }
    public EntityStatusEnum status { get; set; }
    public bool statusSpecified { get; set; }
    public string SyncToken { get; set; }
}
