namespace Intuit.Ipp.Data;

public class QueryResponse
{
    public object AnyIntuitObject { get; set; }
    public object[] AnyIntuitObjects { get; set; }
    public int maxResults { get; set; }
    public bool maxResultsSpecified { get; set; }
    public int startPosition { get; set; }
    public bool startPositionSpecified { get; set; }
    public int totalCount { get; set; }
    public bool totalCountSpecified { get; set; }
}
