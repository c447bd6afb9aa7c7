namespace Intuit.Ipp.Data;

public enum CustomFieldTypeEnum
{
    StringType = 0,
    BooleanType = 1,
    NumberType = 2,
    DateType = 3,
}
