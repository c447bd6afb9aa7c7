namespace Intuit.Ipp.QueryFilter;

public enum QueryOperationType
{
    query = 0,
}
