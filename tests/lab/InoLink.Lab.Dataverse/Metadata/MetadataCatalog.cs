using System.Diagnostics.CodeAnalysis;
using InoLink.Lab.Dataverse.Store;

namespace InoLink.Lab.Dataverse;

/// <summary>
/// The tables, columns, choices, relationships and keys of this organization. Reading never locks. Each change is stored at
/// once, inside the transaction of the given context (a solution import), else in one of its own; a rollback undoes it.
/// The base tables and those of solutions live here side by side.
/// </summary>
public sealed class MetadataCatalog
{
    private readonly LocalDataverse _dataverse;
    private MetadataSnapshot _latest = MetadataSnapshot.Empty;
    private MetadataSnapshot _committed = MetadataSnapshot.Empty;

    internal MetadataCatalog(LocalDataverse dataverse) => _dataverse = dataverse;

    /// <summary>All tables, those of a running import included.</summary>
    public IEnumerable<TableMetadata> Tables => Latest.Tables.Values;

    /// <summary>All relationships.</summary>
    public IEnumerable<RelationshipMetadata> Relationships => Latest.Relationships.Values;

    /// <summary>All global choices.</summary>
    public IEnumerable<ChoiceMetadata> GlobalChoices => Latest.Choices.Values;

    /// <summary>All privileges, derived from the tables.</summary>
    public IEnumerable<Privilege> Privileges => Latest.Privileges.Values;

    /// <summary>What the writing transaction sees.</summary>
    internal MetadataSnapshot Latest => Volatile.Read(ref _latest);

    /// <summary>What everybody else sees.</summary>
    internal MetadataSnapshot Committed => Volatile.Read(ref _committed);

    /// <summary>Finds a table by logical name.</summary>
    public bool TryGetTable(string name, [NotNullWhen(true)] out TableMetadata? table) => Latest.Tables.TryGetValue(name, out table);

    /// <summary>The table of that logical name.</summary>
    /// <exception cref="System.ServiceModel.FaultException">-2147217150, as the platform says it.</exception>
    public TableMetadata Table(string name) => Latest.Table(name);

    /// <summary>The column of that logical name.</summary>
    /// <exception cref="System.ServiceModel.FaultException">-2147217149 (0x80041103), as the platform says it.</exception>
    public ColumnMetadata Column(string table, string column) => MetadataSnapshot.Column(Latest.Table(table), column);

    /// <summary>Finds a global choice.</summary>
    public bool TryGetGlobalChoice(string name, [NotNullWhen(true)] out ChoiceMetadata? choice) => Latest.Choices.TryGetValue(name, out choice);

    /// <summary>Finds a relationship by schema name, case-insensitively.</summary>
    public bool TryGetRelationship(string name, [NotNullWhen(true)] out RelationshipMetadata? relationship) => Latest.Relationships.TryGetValue(name, out relationship);

    /// <summary>Finds a privilege by name, case-insensitively.</summary>
    public bool TryGetPrivilege(string name, [NotNullWhen(true)] out Privilege? privilege) => Latest.Privileges.TryGetValue(name, out privilege);

    /// <summary>The choice of a column, global or local; null if the column has no options.</summary>
    public ChoiceMetadata? ChoiceOf(ColumnMetadata column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return Latest.ChoiceOf(column);
    }

    /// <summary>Adds a table; the columns the server itself makes (createdon, ownerid, versionnumber …) are added if they are not listed.</summary>
    public TableMetadata AddTable(TableMetadata table, CallContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        Change(context, metadata => MetadataChange.AddTable(metadata, table));
        return Latest.Tables[table.LogicalName];
    }

    /// <summary>Changes a table's names and flags; its columns and keys are left as they are.</summary>
    public void UpdateTable(string table, Func<TableMetadata, TableMetadata> change, CallContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(change);
        Change(context, metadata => MetadataChange.UpdateTable(metadata, table, change));
    }

    /// <summary>Removes a table with its rows and relationships.</summary>
    public void RemoveTable(string table, CallContext? context = null) => Change(context, metadata => MetadataChange.RemoveTable(metadata, table));

    /// <summary>Adds a column.</summary>
    public void AddColumn(string table, ColumnMetadata column, CallContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(column);
        Change(context, metadata => MetadataChange.AddColumn(metadata, table, column));
    }

    /// <summary>Replaces a column's definition; its kind can't change.</summary>
    public void UpdateColumn(string table, ColumnMetadata column, CallContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(column);
        Change(context, metadata => MetadataChange.UpdateColumn(metadata, table, column));
    }

    /// <summary>Removes a column with its values.</summary>
    public void RemoveColumn(string table, string column, CallContext? context = null) => Change(context, metadata => MetadataChange.RemoveColumn(metadata, table, column));

    /// <summary>Adds a relationship. 1:N: the lookup column must exist and gets the table as a target. N:N: the intersect table is made if need be.</summary>
    public void AddRelationship(RelationshipMetadata relationship, CallContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(relationship);
        Change(context, metadata => MetadataChange.AddRelationship(metadata, relationship));
    }

    /// <summary>Removes a relationship, not its column.</summary>
    public void RemoveRelationship(string name, CallContext? context = null) => Change(context, metadata => metadata.WithoutRelationship(name));

    /// <summary>Adds a global choice, or replaces it whole.</summary>
    public void AddGlobalChoice(ChoiceMetadata choice, CallContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(choice);
        Change(context, metadata => metadata.With(choice with { IsGlobal = true }));
    }

    /// <summary>Removes a global choice that no column uses.</summary>
    public void RemoveGlobalChoice(string name, CallContext? context = null) => Change(context, metadata => MetadataChange.RemoveChoice(metadata, name));

    /// <summary>Adds an option to a global choice (an option of that number is replaced).</summary>
    public void AddChoiceOption(string globalChoice, ChoiceOption option, CallContext? context = null) =>
        Change(context, metadata => MetadataChange.AddOption(metadata, globalChoice, option));

    /// <summary>Adds an option to the choice of a column, local or global (an option of that number is replaced).</summary>
    public void AddChoiceOption(string table, string column, ChoiceOption option, CallContext? context = null) =>
        Change(context, metadata => MetadataChange.AddOption(metadata, table, column, option));

    /// <summary>Removes an option from the choice of a column.</summary>
    public void RemoveChoiceOption(string table, string column, int value, CallContext? context = null) =>
        Change(context, metadata => MetadataChange.RemoveOption(metadata, table, column, value));

    /// <summary>Adds an alternate key; existing rows must fit it.</summary>
    public void AddKey(string table, KeyMetadata key, CallContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        Change(context, metadata => MetadataChange.AddKey(metadata, table, key));
    }

    /// <summary>Removes an alternate key.</summary>
    public void RemoveKey(string table, string key, CallContext? context = null) => Change(context, metadata => MetadataChange.RemoveKey(metadata, table, key));

    /// <summary>Takes metadata read from the database, or a transaction's end.</summary>
    internal void Load(MetadataSnapshot snapshot)
    {
        Volatile.Write(ref _latest, snapshot);
        Volatile.Write(ref _committed, snapshot);
    }

    internal void Commit() => Volatile.Write(ref _committed, _latest);

    internal void Rollback() => Volatile.Write(ref _latest, _committed);

    /// <summary>Several changes as one.</summary>
    internal void Change(CallContext? context, Func<MetadataSnapshot, MetadataSnapshot> change) =>
        _dataverse.InTransaction(context ?? CallContext.Platform(_dataverse.SystemUserId), inside =>
        {
            var before = Latest;
            var writer = inside.Transaction!.Writer();
            var after = change(before);
            SchemaWriter.Apply(writer, before, after);
            Volatile.Write(ref _latest, after);
            return 0;
        });
}
