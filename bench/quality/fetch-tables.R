# One CSV a table: a header, factors as text, NULL as an empty field, numbers with all their digits.
out <- commandArgs(trailingOnly = TRUE)[1]

get_table <- function(package, item) {
  room <- new.env()
  data(list = item, package = package, envir = room)
  as.data.frame(get(item, envir = room))
}

write_table <- function(name, table, target) {
  table <- table[!is.na(table[[target]]), , drop = FALSE]
  path <- file.path(out, paste0(name, ".csv"))
  options(digits = 15)
  write.csv(table, path, row.names = FALSE, na = "", fileEncoding = "UTF-8")
  cat(sprintf("%-17s %6d rows %3d columns %6d missing\n", name, nrow(table), ncol(table), sum(is.na(table))))
}

without <- function(table, ...) table[, setdiff(names(table), c(...)), drop = FALSE]

# Reported.
write_table("boston", get_table("MASS", "Boston"), "medv")
ozone <- get_table("mlbench", "Ozone")
names(ozone) <- c("month", "day", "weekday", "ozone", "pressure", "wind", "humidity", "temperature_sandburg",
                  "temperature_el_monte", "inversion_height", "pressure_gradient", "inversion_temperature", "visibility")
ozone$weekday <- c("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[as.integer(as.character(ozone$weekday))]
write_table("ozone", ozone, "ozone")
write_table("slid", get_table("carData", "SLID"), "wages")
write_table("credit_data", get_table("modeldata", "credit_data"), "Status")
write_table("house_votes", get_table("mlbench", "HouseVotes84"), "Class")
write_table("chile", get_table("carData", "Chile"), "vote")

# Tuning.
write_table("concrete", get_table("modeldata", "concrete"), "compressive_strength")
write_table("sacramento", get_table("modeldata", "Sacramento"), "price")
write_table("house_prices", get_table("AER", "HousePrices"), "price")
write_table("boys", get_table("mice", "boys"), "hc")
write_table("teaching_ratings", without(get_table("AER", "TeachingRatings"), "prof"), "eval")
write_table("ma_schools", without(get_table("AER", "MASchools"), "district", "municipality", "score8"), "score4")
write_table("cps1985", get_table("AER", "CPS1985"), "wage")
write_table("servo", get_table("mlbench", "Servo"), "Class")
write_table("diamonds", get_table("ggplot2", "diamonds"), "price")
write_table("attrition", get_table("modeldata", "attrition"), "Attrition")
write_table("pima", get_table("mlbench", "PimaIndiansDiabetes2"), "diabetes")
write_table("hmda", get_table("AER", "HMDA"), "deny")
# Without what is known only after the outcome, and without copies of columns that the package adds for its examples.
write_table("colic", without(get_table("VIM", "colic"), "hospitalID", "surgery", "outcome", "lesion_type1", "lesion_type2",
                             "lesion_type3", "cp_data", "temp_extreme_ordered", "temp_extreme_num", "mucous_membranes_group"), "surgical_lesion")
write_table("breast_cancer", without(get_table("mlbench", "BreastCancer"), "Id"), "Class")
write_table("wa_churn", get_table("modeldata", "wa_churn"), "churn")
write_table("penguins", get_table("modeldata", "penguins"), "species")
write_table("glass", get_table("mlbench", "Glass"), "Type")
write_table("beps", get_table("carData", "BEPS"), "vote")
write_table("hpc_data", get_table("modeldata", "hpc_data"), "class")
