namespace Intuit.Ipp.DataService;

public enum ResponseType
{
    Entity = 0,
    Query = 1,
    Exception = 2,
    CdcQuery = 3,
}
