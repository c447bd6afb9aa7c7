using System.Globalization;
using InoLink.Engine.LinkExisting;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.Tests.LinkExisting;

/// <summary>Counts, never times: ten thousand records and entries cost a page what a hundred cost.</summary>
public class ProposalReaderTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(10_000)]
    public void APage_CostsSixQueriesAtMost_WhateverTheTablesHold(int rows)
    {
        Rows service = new(rows);

        ProposalPage page = Reader(service).Read("", ProposalFilter.All, 50, null);

        Assert.Equal(50, page.Records.Count);
        Assert.NotNull(page.Next);
        Assert.InRange(service.Queries, 3, 6);
        Assert.True(service.MostRows <= 50, "no query gives more than the page needs");
    }

    [Fact]
    public void AFilterThatHidesAll_EndsAfterFiveBlocks_AndGivesATokenToGoOnWith()
    {
        Rows service = new(10_000) { HasEntries = false };

        ProposalPage page = Reader(service).Read("", ProposalFilter.Exact, 50, null);

        Assert.Empty(page.Records);
        Assert.NotNull(page.Next);
        Assert.Equal(500, page.Looked);
        Assert.InRange(service.Queries, 5, 25);
    }

    private static ProposalReader Reader(Rows service) => new(service, service, Guid.NewGuid(), SubjectTable.Of(AccountTable.Name)!);

    /// <summary>Accounts and an entry of the same name for each that is asked for.</summary>
    private sealed class Rows(int count) : IOrganizationService
    {
        private int given;

        public bool HasEntries { get; init; } = true;

        public int Queries { get; private set; }

        public int MostRows { get; private set; }

        public EntityCollection RetrieveMultiple(QueryBase query)
        {
            Queries++;
            QueryExpression asked = (QueryExpression)query;
            EntityCollection answer = new();
            if (asked.EntityName == AccountTable.Name && !asked.Criteria.Conditions.Any(condition => condition.Operator == ConditionOperator.In))
            {
                int size = Math.Min(asked.PageInfo.Count, count - given);
                answer.Entities.AddRange(Enumerable.Range(given, size).Select(i => new Entity(AccountTable.Name, Guid.NewGuid()) { [AccountTable.AccountName] = $"Name {i.ToString("D5", CultureInfo.InvariantCulture)}" }));
                given += size;
                answer.MoreRecords = given < count;
            }
            else if (asked.EntityName == ListEntryTable.Name && HasEntries)
            {
                answer.Entities.AddRange(asked.Criteria.Conditions.Single(condition => condition.AttributeName == ListEntryTable.NameKey).Values.Cast<string>().Select(key =>
                    new Entity(ListEntryTable.Name, Guid.NewGuid()) { [ListEntryTable.EntryName] = key, [ListEntryTable.NameKey] = key, [ListEntryTable.AccountingId] = key }));
            }

            MostRows = Math.Max(MostRows, answer.Entities.Count);
            return answer;
        }

        public Guid Create(Entity entity) => throw new NotSupportedException();

        public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) => throw new NotSupportedException();

        public void Update(Entity entity) => throw new NotSupportedException();

        public void Delete(string entityName, Guid id) => throw new NotSupportedException();

        public OrganizationResponse Execute(OrganizationRequest request) => throw new NotSupportedException();

        public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) => throw new NotSupportedException();

        public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) => throw new NotSupportedException();
    }
}
