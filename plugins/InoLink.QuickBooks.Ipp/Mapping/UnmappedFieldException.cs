namespace InoLink.QuickBooks.Ipp.Mapping;

/// <summary>A draft holds something that the tables don't carry over. Nothing is left out silently: the write is refused, naming it.</summary>
internal sealed class UnmappedFieldException : Exception
{
    public UnmappedFieldException(string path, string reason)
        : base($"{path} can't be sent through Intuit's SDK: {reason}")
    {
        Path = path;
    }

    /// <summary>Where in the draft, e.g. <c>Invoice.Line[2].SalesItemLineDetail.Qty</c>.</summary>
    public string Path { get; }
}
