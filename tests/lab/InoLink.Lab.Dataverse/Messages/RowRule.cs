using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>
/// Logic of the platform itself for some tables: computed names, document totals, read-only states. The row or the changes
/// may be amended before they are written; values in them have been checked already.
/// </summary>
internal abstract class RowRule
{
    public virtual void BeforeCreate(RequestScope scope, TableMetadata table, Entity row)
    {
    }

    public virtual void AfterCreate(RequestScope scope, TableMetadata table, Entity row)
    {
    }

    public virtual void BeforeUpdate(RequestScope scope, TableMetadata table, Entity before, Entity changes)
    {
    }

    public virtual void AfterUpdate(RequestScope scope, TableMetadata table, Entity before, Entity changes)
    {
    }

    public virtual void BeforeDelete(RequestScope scope, TableMetadata table, Entity row)
    {
    }

    public virtual void AfterDelete(RequestScope scope, TableMetadata table, Entity row)
    {
    }
}
