using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.Customers;

/// <summary>The contacts that go with an account where the preference Contacts With Account says All (DESIGN §4.4): its active ones that were never promoted, but for its primary contact, who is on the customer itself.</summary>
public static class AccountContacts
{
    private const int AccountsPerQuery = 200;

    /// <summary>Contacts with their names and their account's id; none where the preference is None.</summary>
    public static IReadOnlyList<KeyValuePair<EntityReference, Guid>> Of(IOrganizationService system, CustomerPreferences preferences, IReadOnlyCollection<Guid> accounts)
    {
        List<KeyValuePair<EntityReference, Guid>> found = new();
        for (int at = 0; preferences.ContactsWithAccount == ContactsWithAccount.All && at < accounts.Count; at += AccountsPerQuery)
        {
            object[] some = accounts.Skip(at).Take(AccountsPerQuery).Cast<object>().ToArray();
            QueryExpression query = Rows.Query(ContactTable.Name, ContactTable.FullName, ContactTable.ParentCustomer);
            query.Criteria.AddCondition(ContactTable.ParentCustomer, ConditionOperator.In, some);
            query.Criteria.AddCondition(ContactTable.State, ConditionOperator.Equal, RowState.Active);
            query.Criteria.AddCondition(Promotable.LinkStatus, ConditionOperator.Null);
            HashSet<Guid> primary = new(system.ByIds(AccountTable.Name, AccountTable.Id, some.Cast<Guid>(), AccountTable.PrimaryContact).Values
                .Select(account => account.Reference(AccountTable.PrimaryContact)).OfType<Guid>());
            found.AddRange(system.All(query).Where(contact => !primary.Contains(contact.Id)).Select(contact => new KeyValuePair<EntityReference, Guid>(
                new EntityReference(ContactTable.Name, contact.Id) { Name = contact.Text(ContactTable.FullName) }, contact.Reference(ContactTable.ParentCustomer)!.Value)));
        }

        return found;
    }

    /// <summary>Queues them behind their account's job, once each, for the same submitter.</summary>
    public static void Queue(IOrganizationService system, CustomerPreferences preferences, LinkJob account, Guid company, DateTime now)
    {
        if (account.Table == AccountTable.Name && account.Operation == JobOperation.Promote)
        {
            foreach (EntityReference contact in Of(system, preferences, new[] { account.RecordId }).Select(found => found.Key))
            {
                LinkJobs.Create(system, DeterministicId.Of("contact", contact.Id, account.Id), contact.LogicalName, contact.Id, contact.Name, company, account.SubmittedBy, now, JobOperation.Promote);
            }
        }
    }
}
