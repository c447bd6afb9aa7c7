namespace Intuit.Ipp.Data;

public class CustomField
{
    public object AnyIntuitObject { get; set; }
    public string DefinitionId { get; set; }
    public string Name { get; set; }
    public CustomFieldTypeEnum Type { get; set; }
}
