namespace InoLink.Lab.Dataverse;

/// <summary>One column of a table. Immutable: changed through <see cref="MetadataCatalog"/> only.</summary>
public sealed record ColumnMetadata
{
    /// <summary>Logical name, lower case.</summary>
    public required string LogicalName { get; init; }

    /// <summary>Schema name, as it was typed (ino_LinkStatus).</summary>
    public required string SchemaName { get; init; }

    /// <summary>What it holds.</summary>
    public required ColumnKind Kind { get; init; }

    /// <summary>Display names by language id.</summary>
    public IReadOnlyDictionary<int, string> DisplayNames { get; init; } = Label.None;

    /// <summary>Descriptions by language id.</summary>
    public IReadOnlyDictionary<int, string> Descriptions { get; init; } = Label.None;

    /// <summary>How strongly a value is asked for.</summary>
    public RequiredLevel RequiredLevel { get; init; }

    /// <summary>Text and memo: the longest text in characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Text format as in a solution (text, email, url, phone …), or date/datetime.</summary>
    public string? Format { get; init; }

    /// <summary>Numbers: the smallest value.</summary>
    public decimal? MinValue { get; init; }

    /// <summary>Numbers: the largest value.</summary>
    public decimal? MaxValue { get; init; }

    /// <summary>Decimal, double and money: digits after the point that are kept.</summary>
    public int? Precision { get; init; }

    /// <summary>Dates: what they mean.</summary>
    public DateTimeBehavior DateTimeBehavior { get; init; }

    /// <summary>Lookups: the logical names of the tables they may point at.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>Choice of this column alone; null when it uses a global one.</summary>
    public ChoiceMetadata? LocalChoice { get; init; }

    /// <summary>Name of the global choice it uses.</summary>
    public string? GlobalChoice { get; init; }

    /// <summary>Value of a new row when none is given: the option's number, or 0/1 for yes/no.</summary>
    public int? DefaultValue { get; init; }

    /// <summary>Autonumber format, e.g. LJ-{SEQNUM:6}.</summary>
    public string? AutoNumberFormat { get; init; }

    /// <summary>For the base-currency twin of a money column: that column.</summary>
    public string? CalculationOf { get; init; }

    /// <summary>Under column security.</summary>
    public bool IsSecured { get; init; }

    /// <summary>May be given on create; if not, a given value is ignored, as on the platform.</summary>
    public bool ValidForCreate { get; init; } = true;

    /// <summary>May be given on update; if not, a given value is ignored, as on the platform.</summary>
    public bool ValidForUpdate { get; init; } = true;

    /// <summary>Added by a solution rather than by the platform.</summary>
    public bool IsCustom { get; init; }

    /// <summary>Audited.</summary>
    public bool IsAuditEnabled { get; init; }

    /// <summary>Unique name of the solution that brought it; null for the platform's own.</summary>
    public string? IntroducedBy { get; init; }

    /// <summary>Whether values are EntityReferences.</summary>
    public bool IsLookup => Kind is ColumnKind.Lookup or ColumnKind.Customer or ColumnKind.Owner;

    /// <summary>Whether values are single options.</summary>
    public bool IsChoice => Kind is ColumnKind.Choice or ColumnKind.State or ColumnKind.Status;
}
