using System.Activities;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;

namespace InoLink.Workflows;

/// <summary>
/// An activity about one record. A reference argument takes the rows of one table only, so there is one for each table, and one of them is filled in.
/// </summary>
public abstract class RecordActivity : LinkActivity
{
    [Input("Account")]
    [ReferenceTarget(AccountTable.Name)]
    public InArgument<EntityReference> Account { get; set; } = null!;

    [Input("Contact")]
    [ReferenceTarget(ContactTable.Name)]
    public InArgument<EntityReference> Contact { get; set; } = null!;

    [Input("Product")]
    [ReferenceTarget(ProductTable.Name)]
    public InArgument<EntityReference> Product { get; set; } = null!;

    private protected sealed override void Work(Run run)
    {
        List<EntityReference> given = Inputs.Select(input => input.Get(run.Activity)).Where(reference => reference != null && reference.Id != Guid.Empty).ToList();
        if (given.Count != 1)
        {
            throw new RefusedException(Catalogue.OneRecord(given.Count));
        }

        Demand(run, given[0]);
        Work(run, given[0]);
    }

    private protected abstract void Work(Run run, EntityReference record);

    /// <summary>The arguments of which one is filled in.</summary>
    private protected virtual IEnumerable<InArgument<EntityReference>> Inputs => new[] { Account, Contact, Product };

    /// <summary>What the activity does to the record.</summary>
    private protected abstract Access Needed { get; }

    // asked before the core is called: in a real-time process a fault undoes the user's save even if it is caught (dataverse-runtime §6)
    private void Demand(Run run, EntityReference record)
    {
        Access access = run.System.Find(record.LogicalName, record.Id, Promotable.LinkStatus) == null ? Access.None : AccessOf.User(run.System, run.Context.UserId, record);
        if ((access & Access.Read) == 0)
        {
            throw new RefusedException(Catalogue.NoSuchRecord());
        }

        if ((access & Needed) != Needed)
        {
            throw new RefusedException(Catalogue.MayNotWrite());
        }
    }
}
