namespace InoLink.Lab.QuickBooks.Query;

/// <summary>A parsed query of the QuickBooks query language (quickbooks-api §7).</summary>
internal sealed record QueryStatement
{
    /// <summary>The selected members; empty for <c>*</c>.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    public required bool Count { get; init; }

    public required string Entity { get; init; }

    public IReadOnlyList<QueryCondition> Conditions { get; init; } = [];

    public IReadOnlyList<(string Property, bool Descending)> Order { get; init; } = [];

    /// <summary>From 1.</summary>
    public int StartPosition { get; init; } = 1;

    /// <summary>100 unless said otherwise, at most 1000.</summary>
    public int MaxResults { get; init; } = 100;
}

/// <summary>One condition; all of them are joined by AND.</summary>
/// <param name="Property">Member, dotted for a part such as MetaData.CreateTime.</param>
/// <param name="Operator">= &lt; &gt; &lt;= &gt;= IN LIKE.</param>
/// <param name="Values">One value, several for IN.</param>
internal sealed record QueryCondition(string Property, string Operator, IReadOnlyList<string> Values);
