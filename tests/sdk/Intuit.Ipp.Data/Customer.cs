using System;

namespace Intuit.Ipp.Data;

public class Customer : NameBase
{
    public string AcctNum { get; set; }
    public string AltContactName { get; set; }
    public ReferenceType AnyIntuitObject { get; set; }
    public ReferenceType ARAccountRef { get; set; }
    public decimal Balance { get; set; }
    public bool BalanceSpecified { get; set; }
    public decimal BalanceWithJobs { get; set; }
    public bool BalanceWithJobsSpecified { get; set; }
    public PhysicalAddress BillAddr { get; set; }
    public bool BillWithParent { get; set; }
    public bool BillWithParentSpecified { get; set; }
    public string BusinessNumber { get; set; }
    public string ClientCompanyId { get; set; }
    public string ClientEntityId { get; set; }
    public string ContactName { get; set; }
    public decimal CreditLimit { get; set; }
    public bool CreditLimitSpecified { get; set; }
    public ReferenceType CurrencyRef { get; set; }
    public ReferenceType CustomerTypeRef { get; set; }
    public string GSTIN { get; set; }
    public string GSTRegistrationType { get; set; }
    public bool IsCISContractor { get; set; }
    public bool IsCISContractorSpecified { get; set; }
    public bool IsProject { get; set; }
    public bool IsProjectSpecified { get; set; }
    public bool Job { get; set; }
    public bool JobSpecified { get; set; }
    public int Level { get; set; }
    public bool LevelSpecified { get; set; }
    public string Notes { get; set; }
    public DateTime OpenBalanceDate { get; set; }
    public bool OpenBalanceDateSpecified { get; set; }
    public PhysicalAddress[] OtherAddr { get; set; }
    public decimal OverDueBalance { get; set; }
    public bool OverDueBalanceSpecified { get; set; }
    public ReferenceType ParentRef { get; set; }
    public ReferenceType PaymentMethodRef { get; set; }
    public string PreferredDeliveryMethod { get; set; }
    public ReferenceType PriceLevelRef { get; set; }
    public string PrimaryTaxIdentifier { get; set; }
    public string ResaleNum { get; set; }
    public ReferenceType RootCustomerRef { get; set; }
    public ReferenceType SalesRepRef { get; set; }
    public ReferenceType SalesTermRef { get; set; }
    public string SecondaryTaxIdentifier { get; set; }
    public PhysicalAddress ShipAddr { get; set; }
    public string Source { get; set; }
    public bool Taxable { get; set; }
    public bool TaxableSpecified { get; set; }
    public string TaxExemptionReasonId { get; set; }
    public string TaxRegime { get; set; }
    public bool TDSEnabled { get; set; }
    public bool TDSEnabledSpecified { get; set; }
    public decimal TotalExpense { get; set; }
    public bool TotalExpenseSpecified { get; set; }
    public decimal TotalRevenue { get; set; }
    public bool TotalRevenueSpecified { get; set; }
}
