using InoLink.Lab.Dataverse.Store;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>Creates one row with all the platform adds to it (dataverse-runtime §6: one request, one transaction).</summary>
internal static class RowCreate
{
    public static Guid Run(RequestScope scope, Entity target, OrganizationRequest request)
    {
        var writer = scope.Writer;
        var metadata = scope.Metadata;
        var table = metadata.Table(target.LogicalName);
        PlatformTables.DemandCreate(scope, table);
        scope.Access.DemandTable(scope, table, AccessRight.Create);

        var row = Checked(scope, table, target);
        row.Id = target.Id != Guid.Empty ? target.Id : target.Value(table.PrimaryIdColumn) is Guid id && id != Guid.Empty ? id : Guid.CreateVersion7();
        row[table.PrimaryIdColumn] = row.Id;
        SetDefaults(scope, table, row);
        Ownership.OnCreate(scope, table, row);
        Stamp(scope, table, row);
        foreach (var rule in RowRules.Of(table))
        {
            rule.BeforeCreate(scope, table, row);
        }

        BaseCurrency.Complete(scope, table, row, row);
        AutoNumbers.Complete(scope, table, row);
        DemandRequired(table, row);
        scope.Access.DemandRow(scope, table, AccessRight.Create, row);
        Associations.Demand(scope, table, row, target);
        RowStore.Insert(writer, table, row);
        scope.Written(table);
        foreach (var rule in RowRules.Of(table))
        {
            rule.AfterCreate(scope, table, row);
        }

        Raise(scope, table, target, row, request);
        CreateRelated(scope, table, target, row.Id);
        return row.Id;
    }

    private static Entity Checked(RequestScope scope, TableMetadata table, Entity target)
    {
        var row = new Entity(table.LogicalName);
        foreach (var (name, value) in target.Attributes.Concat(target.KeyAttributes.Where(key => !target.Contains(key.Key))))
        {
            var column = MetadataSnapshot.Column(table, name);
            if (value is null || name == table.PrimaryIdColumn || (!column.ValidForCreate && !scope.Context.IsSystem))
            {
                continue;
            }

            scope.Access.DemandColumn(scope, table, column, AccessRight.Create);
            if (ColumnRules.Accept(scope, table, column, value) is { } accepted)
            {
                row[name] = accepted;
            }
        }

        return row;
    }

    private static void SetDefaults(RequestScope scope, TableMetadata table, Entity row)
    {
        foreach (var column in table.Columns.Values)
        {
            if (column.DefaultValue is { } value && column.Kind is ColumnKind.Boolean or ColumnKind.Choice or ColumnKind.Integer && !row.Contains(column.LogicalName))
            {
                row[column.LogicalName] = column.Kind switch
                {
                    ColumnKind.Boolean => column.DefaultValue != 0,
                    ColumnKind.Choice => new OptionSetValue(column.DefaultValue!.Value),
                    _ => column.DefaultValue!.Value,
                };
            }
        }

        States.SetDefaults(scope, table, row);
    }

    private static void Stamp(RequestScope scope, TableMetadata table, Entity row)
    {
        row["versionnumber"] = scope.Transaction.NextVersion();
        if (table.Columns.ContainsKey("createdon"))
        {
            row["createdon"] = row.Value("overriddencreatedon") ?? scope.Now;
            row["modifiedon"] = scope.Now;
            row["createdby"] = scope.User;
            row["modifiedby"] = scope.User;
        }

        if (table.Columns.ContainsKey("organizationid") && table.Ownership == OwnershipKind.Organization)
        {
            row["organizationid"] = new EntityReference("organization", scope.Dataverse.OrganizationId);
        }
    }

    private static void DemandRequired(TableMetadata table, Entity row)
    {
        foreach (var column in table.Columns.Values.Where(column => column.RequiredLevel == RequiredLevel.SystemRequired && !row.Contains(column.LogicalName)))
        {
            throw Faults.Of(FaultCode.InvalidArgument, $"Attribute '{column.LogicalName}' of entity '{table.LogicalName}' is required and was not given.");
        }
    }

    private static void Raise(RequestScope scope, TableMetadata table, Entity target, Entity row, OrganizationRequest request)
    {
        if (scope.WantsEvent("Create", table.LogicalName))
        {
            // after the core operation the target also holds what the platform filled in
            var full = row.Copy();
            full.Attributes.Remove("versionnumber");
            foreach (var (name, value) in target.Attributes.Where(attribute => attribute.Value is null))
            {
                full[name] = value;
            }

            var response = new CreateResponse { Results = { ["id"] = row.Id } };
            scope.Raise("Create", table, row.Id, request.About(full), response, null);
        }
    }

    /// <summary>Deep insert: rows that reference the new one, in the same transaction.</summary>
    private static void CreateRelated(RequestScope scope, TableMetadata table, Entity target, Guid id)
    {
        foreach (var (relation, rows) in target.RelatedEntities)
        {
            if (!scope.Metadata.Relationships.TryGetValue(relation.SchemaName, out var relationship) || relationship.Kind != RelationshipKind.OneToMany || relationship.ReferencedTable != table.LogicalName)
            {
                throw Faults.NotEmulated($"a deep insert through '{relation.SchemaName}'");
            }

            foreach (var row in rows.Entities)
            {
                var child = row.Copy();
                foreach (var related in row.RelatedEntities)
                {
                    child.RelatedEntities.Add(related);
                }

                child[relationship.ReferencingColumn] = new EntityReference(table.LogicalName, id);
                Run(scope, child, new CreateRequest { Target = child });
            }
        }
    }
}
